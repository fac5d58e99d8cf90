// `apply`: the commands of a JSON file as one session, all of them or none.
//
// The file is an array of {"command":…,"args":{…}}. An entry may name what it creates,
// {"as":"name"}, and a later one may say "@name" where an id is expected ("@name.1" for the second
// thing created). Errors point into the file:
// "/3/args/role".
#include <map>

#include "core/base/text.h"
#include "core/json/read.h"
#include "core/json/write.h"
#include "native/cli/terminal.h"
#include "native/cli/verbs.h"
#include "native/cli/work.h"
#include "native/os/files.h"

namespace samverka::cli {

namespace {

using base::Error;
using base::ErrorCode;

class Script {
  public:
    explicit Script(session::Session& session) : m_session(session) {}

    // Empty when all was done; else everything that is wrong with the first entry that is refused.
    std::vector<Error> run(const json::Value& script) {
        if (script.array() == nullptr)
            return {{.code = ErrorCode::FieldType, .path = "", .detail = "a list is expected"}};
        for (std::size_t i = 0; i < script.array()->size(); ++i) {
            const std::string path = "/" + base::number_text(static_cast<std::int64_t>(i));
            if (auto faults = run_entry((*script.array())[i], path); !faults.empty()) return faults;
        }
        return {};
    }

    [[nodiscard]] const json::Array& acts() const { return m_acts; }

  private:
    static std::vector<Error> one(ErrorCode code, std::string path, std::string_view detail) {
        return {{.code = code, .path = std::move(path), .detail = std::string(detail)}};
    }

    static std::vector<Error> check_entry(const json::Object& entry, const std::string& path) {
        for (const auto& [key, value] : entry) {
            if (key != "command" && key != "args" && key != "as")
                return one(ErrorCode::ArgumentUnknown, path + "/" + key, key);
            const bool right =
                key == "args" ? value.object() != nullptr : value.string() != nullptr;
            if (!right)
                return one(ErrorCode::FieldType, path + "/" + key,
                           key == "args" ? "an object" : "a string");
        }
        if (entry.find("command") == nullptr)
            return one(ErrorCode::ArgumentMissing, path + "/command", "");
        return {};
    }

    std::vector<Error> run_entry(const json::Value& value, const std::string& path) {
        const json::Object* entry = value.object();
        if (entry == nullptr) return one(ErrorCode::FieldType, path, "an object is expected");
        if (auto faults = check_entry(*entry, path); !faults.empty()) return faults;
        const std::string& command = *entry->find("command")->string();
        const json::Value* args = entry->find("args");
        const json::Value named = args == nullptr ? json::Value(json::Object()) : with_ids(*args);
        auto faults = m_session.faults(command, *named.object());
        if (faults.empty()) {
            const auto outcome = m_session.run(command, *named.object());
            if (outcome) {
                note(*entry, command, *outcome);
                return {};
            }
            faults.push_back(outcome.error());
        }
        for (Error& fault : faults)
            fault.path =
                path + (fault.path.empty() || fault.path == "/command" ? fault.path
                                                                       : "/args" + fault.path);
        return faults;
    }

    // "@name" where a name is known becomes the id; any other text stays as it is.
    [[nodiscard]] json::Value with_ids(const json::Value& value) const {
        if (const std::string* text = value.string()) {
            const auto found = m_names.find(*text);
            return found == m_names.end() ? value : json::Value(found->second);
        }
        if (const json::Array* array = value.array()) {
            json::Array out;
            for (const json::Value& item : *array) out.push_back(with_ids(item));
            return out;
        }
        if (const json::Object* object = value.object()) {
            json::Object out;
            for (const auto& [key, item] : *object) out.set(key, with_ids(item));
            return out;
        }
        return value;
    }

    void note(const json::Object& entry, const std::string& command,
              const session::Outcome& outcome) {
        json::Array created;
        for (const base::ThingId& id : outcome.created) created.emplace_back(id.text());
        if (const json::Value* as = entry.find("as"))
            for (std::size_t i = 0; i < outcome.created.size(); ++i) {
                const std::string name = "@" + *as->string();
                const std::string id = outcome.created[i].text();
                if (i == 0) m_names[name] = id;
                m_names[name + "." + base::number_text(static_cast<std::int64_t>(i))] = id;
            }
        json::Object act;
        act.set("act", outcome.act.text());
        act.set("command", command);
        act.set("created", std::move(created));
        m_acts.emplace_back(std::move(act));
    }

    session::Session& m_session;
    std::map<std::string, std::string> m_names;
    json::Array m_acts;
};

}  // namespace

Exit run_apply(const Options& options) {
    const std::string& path = options.words[0];
    const std::string& script_path = options.words[1];
    if (path == "-" && script_path == "-")
        return misused(options, ErrorCode::UsageInvalid, "-", "standard input can be read once");
    Work work;
    if (const auto stopped = open_file(options, path, work)) return *stopped;
    if (const auto stopped = prepare_to_write(options, work)) return *stopped;
    const auto text = os::read_file(script_path);
    if (!text) return refused(options, script_path, text.error());
    const json::Limits limits{
        .bytes_max = 16UL * 1024 * 1024, .depth_max = 64, .string_bytes_max = 64 * 1024};
    const auto script = json::read(*text, limits);
    if (!script) return refused(options, script_path, script.error());
    Script run(work.session);
    if (const auto faults = run.run(*script); !faults.empty()) {
        for (const Error& fault : faults) tell_error(options, script_path, fault);
        return Exit::Refused;
    }
    if (const auto stopped = keep(options, work)) return *stopped;
    const bool to_terminal = path == "-" || (options.output && *options.output == "-");
    if (to_terminal) return Exit::Fine;
    if (options.json) {
        json::Object out;
        out.set("acts", run.acts());
        return put_note(options, json::write_pretty(out));
    }
    base::Message done{.key = "cli.apply.done", .arguments = {}};
    done.with("count",
              base::CountArgument{.count = static_cast<std::int64_t>(run.acts().size()), .of = {}});
    return put_note(options, say(options, done) + "\n");
}

}  // namespace samverka::cli
