// Any JSON as a state to import. What is accepted becomes a file that exports to the same document.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/exchange/state_json.h"
#include "tests/fuzz/fuzz_session.h"

namespace exchange = samverka::exchange;
namespace json = samverka::json;
namespace model = samverka::model;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto state = json::read(text);
    if (!state) return 0;
    const auto file = exchange::import_state(
        model::standard_schema(), *state,
        {.entropy = "sixteen bytes at the least", .now = {.milliseconds = 1'772'352'000'000}});
    if (!file) {
        SV_ASSERT(!file.error().empty());
        return 0;
    }
    samverka::session::Session session;
    const auto opened = session.open(*file);
    SV_ASSERT(opened.has_value() && opened->warnings.empty());
    const std::string first = exchange::state_text(session.snapshot());
    const auto again = exchange::import_state(
        model::standard_schema(), exchange::export_state(session.snapshot()),
        {.entropy = "another sixteen bytes", .now = {.milliseconds = 1'772'352'000'000}});
    SV_ASSERT(again.has_value());
    samverka::session::Session second;
    SV_ASSERT(second.open(*again).has_value());
    SV_ASSERT(exchange::state_text(second.snapshot()) == first);
    return 0;
}
