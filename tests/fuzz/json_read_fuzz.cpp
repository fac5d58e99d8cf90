// Any bytes at the door of the JSON reader.
//
// What scan accepts is built, written and read again to the same document; the members of an object
// are the bytes of the text; what scan refuses, read refuses for the same reason. Small limits are
// tried as well, so that a short input reaches them.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/base/assert.h"
#include "core/base/text.h"
#include "core/json/read.h"
#include "core/json/write.h"

namespace base = samverka::base;
namespace json = samverka::json;

namespace {

void check_accepted(std::string_view text, const json::Limits& limits) {
    const auto value = json::read(text, limits);
    SV_ASSERT(value.has_value());
    const std::string written = json::write(*value);
    const auto again = json::read(written, {.bytes_max = written.size()});
    SV_ASSERT(again.has_value() && *again == *value);
    SV_ASSERT(json::write(*again) == written);
    SV_ASSERT(!base::first_bad_utf8(written).has_value());
}

void check_members(std::string_view text) {
    const auto members = json::scan_members(text);
    if (!members) return;
    const auto whole = json::read(text);
    SV_ASSERT(whole.has_value() && whole->object() != nullptr);
    SV_ASSERT(whole->object()->size() == members->size());
    for (const auto& [key, bytes] : *members) {
        SV_ASSERT(bytes.data() >= text.data() &&
                  bytes.data() + bytes.size() <= text.data() + text.size());
        const auto part = json::read_scanned(bytes);
        SV_ASSERT(part.has_value() && *part == *whole->object()->find(key));
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    for (const json::Limits& limits :
         {json::Limits{}, json::Limits{.bytes_max = 64, .depth_max = 3, .string_bytes_max = 8}}) {
        const auto scanned = json::scan(text, limits);
        if (scanned) {
            check_accepted(text, limits);
        } else {
            const auto value = json::read(text, limits);
            SV_ASSERT(!value.has_value() && value.error() == scanned.error());
            SV_ASSERT(!base::first_bad_utf8(scanned.error().path).has_value());
        }
    }
    check_members(text);
    (void)json::read_scanned(text);
    return 0;
}
