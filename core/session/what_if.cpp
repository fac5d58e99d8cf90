#include "core/session/what_if.h"

#include <algorithm>
#include <utility>

#include "core/base/text.h"

namespace samverka::session {

using base::ErrorCode;
using base::fail;
using base::Result;
using base::ThingId;
using rules::Finding;

namespace {

// The stream is the copy's own: its ids are never written anywhere.
constexpr std::string_view kSeed = "samverka: ids of what is only tried";

bool same(const Finding& left, const Finding& right) {
    return left.rule == right.rule && left.subject == right.subject &&
           left.evidence == right.evidence;
}

// Those of `some` that are not among `others`.
std::vector<Finding> without(const std::vector<Finding>& some, const std::vector<Finding>& others) {
    std::vector<Finding> out;
    for (const Finding& finding : some)
        if (std::none_of(others.begin(), others.end(),
                         [&](const Finding& other) { return same(finding, other); }))
            out.push_back(finding);
    return out;
}

bool same(const kpi::Value& left, const kpi::Value& right) {
    return left.missing == right.missing && left.standing == right.standing &&
           left.assurance == right.assurance && (!left.has_value() || left.value == right.value);
}

void add_values(ThingId kpi, const kpi::History* before, const kpi::History* after,
                std::vector<ValueChange>& out) {
    const auto value_in = [](const kpi::History* history, const base::Period& period) {
        const kpi::Value* found = history == nullptr ? nullptr : history->find(period);
        return found == nullptr ? std::nullopt : std::optional(*found);
    };
    if (after != nullptr)
        for (const kpi::Value& value : after->values) {
            const auto was = value_in(before, value.period);
            if (was && same(*was, value)) continue;
            out.push_back({.kpi = kpi, .period = value.period, .before = was, .after = value});
        }
    if (before == nullptr) return;
    for (const kpi::Value& value : before->values)
        if (!value_in(after, value.period))
            out.push_back(
                {.kpi = kpi, .period = value.period, .before = value, .after = std::nullopt});
}

}  // namespace

Result<std::unique_ptr<Session>> what_if(const Session& real) {
    if (!real.is_open()) return fail(ErrorCode::NotOpen);
    auto copy = std::make_unique<Session>(real.log().schema());
    copy->catalogue() = real.catalogue();
    SV_TRY_VOID(copy->open(real.log().file()));
    copy->set_entropy(kSeed);
    copy->set_now(real.now());
    if (real.has_explicit_date()) copy->set_as_of(real.as_of());
    if (real.author()) SV_TRY_VOID(copy->set_author(*real.author()));
    return copy;
}

Result<void> run_commands(Session& session, const json::Value& commands) {
    if (commands.array() == nullptr) return fail(ErrorCode::ArgumentMissing);
    std::int64_t number = 0;
    for (const json::Value& entry : *commands.array()) {
        const std::string place = "/" + base::number_text(number++);
        const json::Object* one = entry.object();
        const json::Value* command = one == nullptr ? nullptr : one->find("command");
        if (command == nullptr || command->string() == nullptr)
            return fail(ErrorCode::ArgumentMissing, place + "/command");
        const json::Value* arguments = one->find("args");
        const json::Object none;
        auto done = session.run(
            *command->string(),
            arguments == nullptr || arguments->object() == nullptr ? none : *arguments->object());
        if (!done) return base::fail_under(place, std::move(done).error());
    }
    return {};
}

Consequences consequences(const Session& before, const Session& after) {
    Consequences out;
    out.appeared = without(after.findings(), before.findings());
    out.gone = without(before.findings(), after.findings());
    for (const kpi::History* history : after.kpis().histories())
        add_values(history->kpi, before.kpis().find(history->kpi), history, out.values);
    for (const kpi::History* history : before.kpis().histories())
        if (after.kpis().find(history->kpi) == nullptr)
            add_values(history->kpi, history, nullptr, out.values);
    for (const model::Thing* goal : after.snapshot().all(model::ThingKind::Goal)) {
        const auto* was = before.kpis().progress(goal->id);
        const auto* is = after.kpis().progress(goal->id);
        const auto left = was == nullptr ? std::nullopt : was->progress;
        const auto right = is == nullptr ? std::nullopt : is->progress;
        if (left != right)
            out.progress.push_back({.goal = goal->id, .before = left, .after = right});
    }
    return out;
}

}  // namespace samverka::session
