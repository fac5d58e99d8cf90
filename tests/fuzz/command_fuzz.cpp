// Any JSON as the arguments of each command.
//
// A refused command leaves the file as it was; one that ran leaves a file that loads to the same
// state. Strings of the form "$3" stand for the id of the third thing, so that ids are reached.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/command/command.h"
#include "core/exchange/state_json.h"
#include "tests/fuzz/fuzz_session.h"

namespace exchange = samverka::exchange;
namespace json = samverka::json;
namespace session = samverka::session;

namespace {

std::string with_ids(std::string_view text, const session::Session& session) {
    std::vector<std::string> ids;
    for (const auto& type : session.snapshot().schema().types)
        for (const auto* thing : session.snapshot().all(type.kind)) ids.push_back(thing->id.text());
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '$' || i + 1 == text.size()) {
            out += text[i];
            continue;
        }
        out += ids[static_cast<unsigned char>(text[++i]) % ids.size()];
    }
    return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const auto commands = samverka::command::all_commands();
    const auto& command = commands[data[0] % commands.size()];
    session::Session session;
    samverka::fuzz::open_small(session);
    const std::string text = with_ids({reinterpret_cast<const char*>(data) + 1, size - 1}, session);
    const auto arguments = json::read(text);
    if (!arguments || arguments->object() == nullptr) return 0;
    const std::string before = session.log().file();
    for (int i = 0; i < 2; ++i) {
        const std::string file = session.log().file();
        const bool may_run = session.faults(command.id, *arguments->object()).empty();
        const auto outcome = session.run(command.id, *arguments->object());
        SV_ASSERT(may_run || !outcome.has_value());
        if (!outcome) SV_ASSERT(session.log().file() == file);
    }
    (void)session.run("undo", {});
    session::Session again;
    SV_ASSERT(again.open(session.log().file()).has_value());
    SV_ASSERT(exchange::state_text(again.snapshot()) == exchange::state_text(session.snapshot()));
    return 0;
}
