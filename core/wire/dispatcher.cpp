#include "core/wire/dispatcher.h"

#include "core/exchange/report_json.h"
#include "core/json/read.h"
#include "core/json/write.h"
#include "core/wire/verbs.h"

namespace samverka::wire {

namespace {

using base::ErrorCode;
using base::fail;
using base::Result;

constexpr json::Limits kHeaderLimits{
    .bytes_max = 1024UL * 1024, .depth_max = 64, .string_bytes_max = 256UL * 1024};

struct Header {
    json::Value id;
    std::string verb;
    json::Object args;
    std::optional<base::Instant> now;
};

Result<Header> read_header(std::string_view line) {
    SV_TRY(const json::Value value, json::read(line, kHeaderLimits));
    if (value.object() == nullptr)
        return fail(ErrorCode::EnvelopeInvalid, "", "an object is expected");
    const json::Object& object = *value.object();
    Header out;
    const json::Value* id = object.find("id");
    if (id == nullptr || id->integer() == nullptr)
        return fail(ErrorCode::EnvelopeInvalid, "/id", "a whole number is expected");
    out.id = *id;
    const json::Value* verb = object.find("verb");
    if (verb == nullptr || verb->string() == nullptr)
        return fail(ErrorCode::EnvelopeInvalid, "/verb", "a string is expected");
    out.verb = *verb->string();
    if (const json::Value* args = object.find("args"); args != nullptr) {
        if (args->object() == nullptr)
            return fail(ErrorCode::EnvelopeInvalid, "/args", "an object is expected");
        out.args = *args->object();
    }
    if (const json::Value* now = object.find("now"); now != nullptr) {
        if (now->string() == nullptr)
            return fail(ErrorCode::EnvelopeInvalid, "/now", "an instant is expected");
        auto parsed = base::Instant::parse(*now->string());
        if (!parsed) return base::fail_under("/now", std::move(parsed).error());
        out.now = *parsed;
    }
    for (const auto& [key, member] : object)
        if (key != "id" && key != "verb" && key != "args" && key != "now")
            return fail(ErrorCode::EnvelopeInvalid, "/" + key, "unknown member");
    return out;
}

std::string compose(json::Object out, const std::string& payload) {
    std::string bytes = json::write(std::move(out));
    if (!payload.empty()) {
        bytes += '\n';
        bytes += payload;
    }
    return bytes;
}

}  // namespace

const Verb* Dispatcher::find_verb(std::string_view name) const {
    for (const std::span<const Verb> verbs : {page_verbs(), m_more})
        for (const Verb& verb : verbs)
            if (verb.name == name) return &verb;
    return nullptr;
}

std::string Dispatcher::call(std::string_view request) {
    const std::size_t end = request.find('\n');
    const std::string_view payload =
        end == std::string_view::npos ? std::string_view() : request.substr(end + 1);
    auto header = read_header(request.substr(0, end));
    json::Object out;
    out.set("id", header ? header->id : json::Value());
    const auto run = [&]() -> Result<Reply> {
        if (!header) return std::unexpected(std::move(header).error());
        const Verb* verb = find_verb(header->verb);
        if (verb == nullptr) return fail(ErrorCode::VerbUnknown, "/verb", header->verb);
        if (header->now) m_workbench.session().set_now(*header->now);
        return verb->run(m_workbench, {.args = header->args, .payload = payload});
    };
    auto reply = run();
    if (!reply) {
        out.set("error", exchange::error_json(reply.error(), m_workbench.state().language));
        return compose(std::move(out), {});
    }
    out.set("ok", std::move(reply->ok));
    return compose(std::move(out), reply->payload);
}

}  // namespace samverka::wire
