// Any bytes at the door of a file: opened, and merged into what is open.
//
// What is opened holds every line it was given, loads again to the same state, and takes its own
// file by merge as nothing new.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/assert.h"
#include "core/exchange/state_json.h"
#include "core/session/session.h"
#include "tests/fuzz/fuzz_session.h"

namespace log = samverka::log;
namespace exchange = samverka::exchange;
namespace model = samverka::model;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    log::Log opened(model::standard_schema());
    if (opened.load(bytes)) {
        const std::string state = exchange::state_text(opened.snapshot());
        const std::string file = opened.file();
        log::Log again(model::standard_schema());
        SV_ASSERT(again.load(file).has_value());
        SV_ASSERT(exchange::state_text(again.snapshot()) == state);
        const auto merged = opened.merge(file);
        SV_ASSERT(merged.has_value() && merged->commits_new == 0);
        SV_ASSERT(exchange::state_text(opened.snapshot()) == state);
    }
    samverka::session::Session session;
    samverka::fuzz::open_small(session);
    if (session.merge(bytes)) {
        (void)session.findings();
        (void)session.run("undo", {});
    }
    return 0;
}
