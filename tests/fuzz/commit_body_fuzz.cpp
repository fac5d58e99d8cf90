// Any bytes as the body of a commit whose hash is right, so that the reader of commits is reached.
//
// What is read is written and read again alike; a log that has it loads and shows the state; the
// history can be told.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/exchange/report_json.h"
#include "core/exchange/state_json.h"
#include "core/json/read.h"
#include "core/json/write.h"
#include "tests/fuzz/fuzz_session.h"

namespace base = samverka::base;
namespace exchange = samverka::exchange;
namespace json = samverka::json;
namespace log = samverka::log;
namespace model = samverka::model;
namespace locale = samverka::locale;

namespace {

void load(const std::string& bytes) {
    samverka::session::Session session;
    samverka::fuzz::give_entropy(session);
    if (!session.open(bytes)) return;
    const std::string state = exchange::state_text(session.snapshot());
    SV_ASSERT(json::read(state, {.bytes_max = state.size(), .string_bytes_max = state.size()}));
    (void)json::write(exchange::log_json(session.log(), {}, locale::Language::Swedish));
    (void)json::write(exchange::findings_json(session, locale::Language::English));
    (void)json::write(exchange::conflicts_json(session.snapshot(), locale::Language::English));
    (void)json::write(exchange::show_json(session, locale::Language::English));
    samverka::session::Session again;
    SV_ASSERT(again.open(session.log().file()).has_value());
    SV_ASSERT(exchange::state_text(again.snapshot()) == state);
}

// The input as the events of a commit that follows the small file's last one.
std::string after_small(std::string_view events) {
    samverka::session::Session session;
    samverka::fuzz::open_small(session);
    const auto& metas = session.log().metas();
    const auto last = session.log().commit(static_cast<std::uint32_t>(metas.size() - 1));
    log::Commit commit = *last;
    commit.previous = last->id;
    ++commit.sequence;
    commit.events.clear();
    std::string body = log::commit_body(model::standard_schema(), commit);
    const std::string_view none = "\"events\":[]";
    body.replace(body.find(none), none.size(), "\"events\":" + std::string(events));
    return samverka::fuzz::small_file() + log::commit_line(body) + "\n";
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (text.find('\n') != std::string_view::npos || !json::scan(text)) return 0;
    if (const auto commit = log::read_commit(model::standard_schema(), text)) {
        bool known = commit->format == 1;
        for (const auto& event : commit->events)
            known = known && event.kind != log::EventKind::Unknown;
        if (known) {
            const std::string body = log::commit_body(model::standard_schema(), *commit);
            const auto again = log::read_commit(model::standard_schema(), body);
            SV_ASSERT(again.has_value());
            SV_ASSERT(log::commit_body(model::standard_schema(), *again) == body);
        }
    }
    load(log::commit_line(text) + "\n");
    load(after_small(text));
    return 0;
}
