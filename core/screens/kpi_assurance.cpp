// How sure a value is, and what can be done about it: verify what the other party has reported,
// dispute it, settle a dispute, correct it.
#include <algorithm>

#include "core/base/text.h"
#include "core/model/kpi_series.h"
#include "core/screens/kpis.h"

namespace samverka::screens {

namespace {

using model::Measurement;
using model::Series;

// A measurement that the value is made of.
struct Row {
    const Series* series = nullptr;
    const Measurement* measurement = nullptr;
    kpi::Assurance assurance{};
};

std::vector<Row> rows_of(const View& view, const ShownKpi& shown) {
    std::vector<Row> out;
    const model::KpiVersion* definition = shown.history->definition(*shown.value);
    if (definition == nullptr) return out;
    const base::Period& period = shown.value->period;
    const std::int32_t length = period.last().days() - period.first().days();
    for (const base::ThingId id : model::series_of(*definition)) {
        const auto* series = view.snapshot.find<Series>(id);
        if (series == nullptr) continue;
        const kpi::Columns& columns = view.kpis.columns(*series);
        const auto from = std::lower_bound(columns.last_days.begin(), columns.last_days.end(),
                                           period.first().days());
        for (auto i = static_cast<std::size_t>(from - columns.last_days.begin());
             i < columns.size() && columns.last_days[i] <= period.last().days(); ++i)
            if (columns.last_days[i] - columns.first_days[i] <= length)
                out.push_back({.series = series,
                               .measurement =
                                   &series->measurements[static_cast<std::size_t>(columns.rows[i])],
                               .assurance = columns.assurances[i]});
    }
    return out;
}

// Who verified a measurement last, and when; null when nobody has.
const model::Stamp* verified_by(const View& view, const Row& row) {
    const model::Stamp* out = nullptr;
    for (const model::Thing* thing :
         view.snapshot.about(model::ThingKind::Verification, row.series->thing.id))
        for (const model::VerifiedRow& one : model::as<model::Verification>(thing)->rows)
            if (one.period == row.measurement->period && one.value == row.measurement->value &&
                (out == nullptr || out->at < thing->created.at))
                out = &thing->created;
    return out;
}

std::vector<const model::Dispute*> open_disputes(const View& view, const ShownKpi& shown) {
    std::vector<const model::Dispute*> out;
    const model::KpiVersion* definition = shown.history->definition(*shown.value);
    for (const auto* dispute : view.snapshot.all<model::Dispute>()) {
        if (dispute->status != model::DisputeStatus::Open) continue;
        const bool about =
            dispute->about == shown.kpi->thing.id ||
            (definition != nullptr && model::is_made_of(*definition, dispute->about));
        const bool touches =
            !dispute->period || (dispute->period->first() <= shown.value->period.last() &&
                                 shown.value->period.first() <= dispute->period->last());
        if (about && touches) out.push_back(dispute);
    }
    return out;
}

base::Message stamped(std::string_view key, const View& view, const model::Stamp& stamp) {
    base::Message out{.key = std::string(key), .arguments = {}};
    out.with("author", base::PlainArgument{view.title(stamp.author)})
        .with("date", base::DateArgument{stamp.at.date_utc()});
    return out;
}

void add_line(const View& view, const std::string& id, const std::vector<Row>& rows, Node& out) {
    if (rows.empty()) return;
    const Row* waiting = nullptr;
    const model::Stamp* latest = nullptr;
    for (const Row& row : rows) {
        const model::Stamp* stamp = verified_by(view, row);
        if (stamp == nullptr) {
            waiting = &row;
            break;
        }
        if (latest == nullptr || latest->at < stamp->at) latest = stamp;
    }
    const base::Message message =
        waiting != nullptr ? stamped("kpis.reported_by", view, waiting->measurement->stamp)
                           : stamped("kpis.verified_by", view, *latest);
    out.children.push_back(
        text(id + "/assurance", view.say(message), TextStyle::Label, Tone::Ink2));
}

// What of it the writer may verify, one series after the other.
std::vector<MenuItem> verifications(const View& view, const std::vector<Row>& rows,
                                    const model::KpiVersion* definition) {
    std::vector<MenuItem> out;
    const model::Side own = view.session.author()
                                ? view.snapshot.side_of_person(*view.session.author())
                                : model::Side::None;
    if (own == model::Side::None) return out;
    std::vector<const Series*> seen;
    for (const Row& row : rows) {
        if (row.assurance != kpi::Assurance::Reported ||
            std::find(seen.begin(), seen.end(), row.series) != seen.end())
            continue;
        seen.push_back(row.series);
        if (measurer_side(view, {.series = row.series, .definition = definition}) == own) continue;
        json::Array periods;
        for (const Row& other : rows)
            if (other.series == row.series && other.assurance == kpi::Assurance::Reported)
                periods.emplace_back(other.measurement->period.text());
        MenuItem item;
        item.label = view.choose(row.series->name);
        item.action = command("verify_values", {{"series", row.series->thing.id.text()}});
        item.action.args.set("periods", std::move(periods));
        out.push_back(std::move(item));
    }
    return out;
}

void add_verify(const View& view, const std::string& id, const std::vector<Row>& rows,
                const model::KpiVersion* definition, Node& out) {
    std::vector<MenuItem> items = verifications(view, rows, definition);
    if (items.empty()) return;
    Node verify = button(id + "/verify", view.say("kpis.verify"), {});
    verify.primary = true;
    verify.enabled = !view.is_read_only();
    if (items.size() == 1) {
        verify.action = std::move(items.front().action);
    } else {
        verify.kind = NodeKind::Menu;
        verify.menu = std::move(items);
    }
    out.children.push_back(std::move(verify));
}

// The page of the entry grid on which the period stands.
std::int64_t page_of(const View& view, const base::Period& period) {
    constexpr std::int64_t kStepsMax = 4000;
    base::Period at = base::Period::containing(view.date, period.kind());
    if (view.date < at.last()) at = at.previous();
    std::int64_t steps = 0;
    while (period.first() < at.first() && steps < kStepsMax) {
        at = at.previous();
        ++steps;
    }
    constexpr std::int64_t kOnAPage = 12;
    return steps / kOnAPage;
}

}  // namespace

Node dispute_item(const View& view, const std::string& id, const model::Dispute& dispute) {
    Node out = region(id, Flow::Stack, 6);
    out.layout.padding_x = 12;
    out.layout.padding_y = 10;
    out.style.surface = Surface::Sunken;
    out.children.push_back(
        badge(id + "/mark", view.say("kpis.disputed"), Mark::Warning, Tone::Miss));
    out.children.push_back(text(id + "/why", plain(view.choose(dispute.why)), TextStyle::Dense));
    out.children.push_back(
        label(id + "/by", view.plain(stamped("kpis.by", view, dispute.thing.created))));
    const std::string code(locale::language_code(view.language));
    Node settle = field(
        id + "/settle", EditKind::Text, view.say("kpis.settle"), view.say("kpis.settle"), "",
        command("resolve_dispute", {{"dispute", dispute.thing.id.text()}}, "resolution/" + code));
    settle.edit.placeholder = view.say("kpis.settle_how");
    settle.style.edges = {Edge::Line};
    settle.enabled = !view.is_read_only();
    out.children.push_back(std::move(settle));
    Node withdraw = button(id + "/withdraw", view.say("kpis.withdraw_dispute"),
                           command("resolve_dispute", {{"dispute", dispute.thing.id.text()},
                                                       {"status", "withdrawn"}}));
    withdraw.enabled = !view.is_read_only();
    withdraw.style.tone = Tone::Ink2;
    out.children.push_back(std::move(withdraw));
    return out;
}

void add_assurance(const View& view, const std::string& id, const ShownKpi& shown, Node& out) {
    const std::vector<Row> rows = rows_of(view, shown);
    add_line(view, id, rows, out);
    const auto disputes = open_disputes(view, shown);
    for (const model::Dispute* dispute : disputes)
        out.children.push_back(
            dispute_item(view, id + "/dispute/" + dispute->thing.id.text(), *dispute));
    Node row = region(id + "/acts", Flow::Wrap, 8);
    add_verify(view, id, rows, shown.history->definition(*shown.value), row);
    const bool asks = view.state.kpis.asks == "dispute";
    if (disputes.empty() && shown.value->has_value()) {
        Node ask = button(id + "/dispute", view.say("kpis.dispute"),
                          intent("kpi_view", {{"asks", asks ? "" : "dispute"}}));
        ask.expanded = asks;
        ask.enabled = !view.is_read_only();
        row.children.push_back(std::move(ask));
    }
    Node correct = button(
        id + "/correct", view.say(rows.empty() ? "kpis.enter_value" : "kpis.correct"),
        intent("kpi_view", {{"mode", "entry"},
                            {"scope", "kpi"},
                            {"page", base::number_text(page_of(view, shown.value->period))}}));
    correct.enabled = !view.is_read_only();
    row.children.push_back(std::move(correct));
    out.children.push_back(std::move(row));
    if (!asks || !disputes.empty()) return;
    Node why = field(
        id + "/why", EditKind::Text, view.say("kpis.dispute_why"), "", "",
        command("dispute",
                {{"about", shown.kpi->thing.id.text()}, {"period", shown.value->period.text()}},
                "why/" + std::string(locale::language_code(view.language))));
    why.edit.placeholder = view.say("kpis.dispute_why");
    why.edit.autofocus = true;
    why.style.edges = {Edge::Line};
    out.children.push_back(std::move(why));
}

}  // namespace samverka::screens
