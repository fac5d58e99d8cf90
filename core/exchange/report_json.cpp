#include "core/exchange/report_json.h"

#include "core/exchange/state_json.h"
#include "core/history/sentence.h"
#include "core/locale/error_text.h"
#include "core/log/field_json.h"

namespace samverka::exchange {

namespace {

using base::ThingId;
using locale::Language;
using model::Snapshot;

json::Array ids_json(const std::vector<ThingId>& ids) {
    json::Array out;
    for (const ThingId& id : ids) out.emplace_back(id.text());
    return out;
}

struct Texts {
    Language language;
    locale::Currency currency;

    [[nodiscard]] std::string operator()(const base::Message& message) const {
        return locale::plain_text(locale::render(message, language, currency));
    }
};

json::Value mend_json(const rules::Mend& mend, const Texts& texts) {
    json::Object args;
    for (const auto& [name, value] : mend.arguments) args.set(name, value);
    json::Object out;
    out.set("command", mend.command);
    out.set("args", std::move(args));
    if (!mend.asks.empty()) out.set("asks", mend.asks);
    out.set("label", texts(mend.label));
    return out;
}

json::Value finding_json(const Snapshot& snapshot, const rules::Finding& finding,
                         const Texts& texts) {
    json::Object out;
    out.set("rule", finding.rule);
    out.set("severity", rules::severity_name(finding.severity));
    out.set("subject", finding.subject.text());
    out.set("kind", snapshot.schema().type(finding.subject_kind).name);
    out.set("text", texts(finding.text));
    out.set("reason", texts(finding.reason));
    out.set("mark", texts(finding.mark));
    out.set("evidence", ids_json(finding.evidence));
    json::Array mends;
    for (const rules::Mend& mend : finding.mends) mends.push_back(mend_json(mend, texts));
    out.set("mends", std::move(mends));
    return out;
}

// A name for people, however little is known of the thing.
std::string name_text(const Snapshot& snapshot, ThingId thing, Language language) {
    base::Message message{.key = "history.name", .arguments = {}};
    message.with("thing", history::name_argument(snapshot, thing));
    return locale::plain_text(locale::render(message, language));
}

json::Value act_json(const log::Log& log, const history::Act& act, const Texts& texts) {
    json::Object out;
    out.set("act", act.act.text());
    out.set("at", act.time.instant().text());
    out.set("author", act.author.text());
    out.set("by", texts(base::Message{.key = "history.name", .arguments = {}}.with(
                      "thing", history::author_argument(log.snapshot(), act.author, act.party))));
    out.set("party", act.party.text());
    out.set("command", act.command);
    if (act.undoes) out.set("undoes", act.undoes->text());
    if (act.redoes) out.set("redoes", act.redoes->text());
    out.set("text", texts(act.headline));
    json::Array lines;
    for (const base::Message& line : act.lines) lines.emplace_back(texts(line));
    out.set("lines", std::move(lines));
    out.set("things", ids_json(act.things));
    json::Array commits;
    for (const base::Hash& commit : act.commits) commits.emplace_back(commit.text());
    out.set("commits", std::move(commits));
    return out;
}

json::Value side_json(const Snapshot& snapshot, const model::Conflict& conflict,
                      const model::ConflictSide& side, const Texts& texts) {
    json::Object out;
    if (conflict.kind == model::ConflictKind::Field) {
        out.set("value", log::field_json(*conflict.field, side.value));
        out.set("text", texts(base::Message{.key = "history.name", .arguments = {}}.with(
                            "thing", history::value_argument(snapshot, *conflict.field,
                                                             conflict.thing, side.value))));
    } else if (conflict.kind == model::ConflictKind::Versions) {
        out.set("version", side.version.text());
        out.set("text", name_text(snapshot, side.version, texts.language));
    }
    out.set("author", side.stamp.author.text());
    out.set("by",
            texts(base::Message{.key = "history.name", .arguments = {}}.with(
                "thing", history::author_argument(snapshot, side.stamp.author, side.stamp.party))));
    out.set("at", side.stamp.at.text());
    return out;
}

std::string_view kind_name(model::ConflictKind kind) {
    if (kind == model::ConflictKind::Field) return "field";
    return kind == model::ConflictKind::Removal ? "removal" : "versions";
}

json::Value conflict_json(const Snapshot& snapshot, const model::Conflict& conflict,
                          const Texts& texts) {
    json::Object out;
    out.set("kind", kind_name(conflict.kind));
    out.set("thing", conflict.thing.text());
    out.set("title", name_text(snapshot, conflict.thing, texts.language));
    if (conflict.field != nullptr) {
        out.set("field", conflict.field->name);
        if (const model::Thing* thing = snapshot.find(conflict.thing)) {
            const auto key =
                model::field_label_key(snapshot.schema().type(thing->kind), *conflict.field);
            out.set("label", texts(base::Message{.key = key, .arguments = {}}));
        }
    }
    if (!conflict.language.empty()) out.set("language", conflict.language);
    json::Array sides;
    for (const auto& side : conflict.sides)
        sides.push_back(side_json(snapshot, conflict, side, texts));
    out.set("sides", std::move(sides));
    return out;
}

}  // namespace

json::Value error_json(const base::Error& error, Language language) {
    json::Object out;
    out.set("code", base::error_name(error.code));
    if (!error.path.empty()) out.set("path", error.path);
    if (!error.detail.empty()) out.set("detail", error.detail);
    out.set("text", locale::error_text(error, language));
    return out;
}

json::Array errors_json(std::span<const base::Error> errors, Language language) {
    json::Array out;
    for (const base::Error& error : errors) out.push_back(error_json(error, language));
    return out;
}

locale::Currency currency_of(const Snapshot& snapshot) {
    locale::Currency out;
    const model::Partnership* partnership = snapshot.partnership();
    if (partnership != nullptr && !partnership->currency.empty()) out.code = partnership->currency;
    return out;
}

json::Value findings_json(const session::Session& session, Language language) {
    const Texts texts{.language = language, .currency = currency_of(session.snapshot())};
    json::Array findings;
    for (const rules::Finding& finding : session.findings())
        findings.push_back(finding_json(session.snapshot(), finding, texts));
    json::Object out;
    out.set("findings", std::move(findings));
    return out;
}

json::Value log_json(const log::Log& log, const history::Options& options, Language language) {
    const Texts texts{.language = language, .currency = currency_of(log.snapshot())};
    json::Array acts;
    for (const history::Act& act : history::acts(log, options))
        acts.push_back(act_json(log, act, texts));
    json::Object out;
    out.set("acts", std::move(acts));
    return out;
}

json::Value verify_json(const log::Log& log, Language language) {
    json::Object out;
    out.set("partnership", log.partnership().text());
    out.set("commits", log.commit_count());
    out.set("complete",
            !log.snapshot().incomplete() && log.damages().empty() && log.waiting_count() == 0);
    out.set("waiting", log.waiting_count());
    json::Array missing;
    for (const base::Hash& id : log.missing()) missing.emplace_back(id.text());
    out.set("missing", std::move(missing));
    out.set("state_hash", state_hash(log.snapshot()).text());
    out.set("damages", errors_json(log.damages(), language));
    return out;
}

json::Value conflicts_json(const Snapshot& snapshot, Language language) {
    const Texts texts{.language = language, .currency = currency_of(snapshot)};
    json::Array conflicts;
    for (const model::Conflict& conflict : snapshot.conflicts())
        conflicts.push_back(conflict_json(snapshot, conflict, texts));
    json::Object out;
    out.set("conflicts", std::move(conflicts));
    return out;
}

}  // namespace samverka::exchange
