// Any bytes as requests at the one waist, on an engine that has a partnership open.
//
// The input is cut at zero bytes into requests. Every reply is a JSON object on its first line with
// an id and either ok or error, and the tree can be drawn afterwards.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/wire/verbs.h"
#include "tests/fuzz/fuzz_session.h"

namespace json = samverka::json;

namespace {

void expect_reply(const std::string& reply) {
    const std::string header = reply.substr(0, reply.find('\n'));
    const auto value = json::read(
        header,
        {.bytes_max = header.size() + 1, .depth_max = 128, .string_bytes_max = header.size() + 1});
    SV_ASSERT(value.has_value() && value->object() != nullptr);
    SV_ASSERT(value->object()->find("id") != nullptr);
    SV_ASSERT((value->object()->find("ok") != nullptr) !=
              (value->object()->find("error") != nullptr));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view rest(reinterpret_cast<const char*>(data), size);
    samverka::wire::Dispatcher dispatcher(samverka::wire::report_verbs());
    samverka::fuzz::open_small(dispatcher.workbench().session());
    for (int i = 0; i < 16 && !rest.empty(); ++i) {
        const std::size_t end = rest.find('\0');
        expect_reply(dispatcher.call(rest.substr(0, end)));
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    }
    expect_reply(dispatcher.call(R"({"id":1,"verb":"tree"})"));
    return 0;
}
