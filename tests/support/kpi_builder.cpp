#include "tests/support/kpi_builder.h"

#include <algorithm>

#include "core/base/assert.h"

namespace samverka::test {

using base::ThingId;

base::Decimal number(std::string_view text) {
    const auto out = base::Decimal::parse(text);
    SV_ASSERT(out.has_value());
    return *out;
}

base::Period period(std::string_view text, int fiscal_first_month) {
    const auto out = base::Period::parse(text, {.first_month = fiscal_first_month});
    SV_ASSERT(out.has_value());
    return *out;
}

std::vector<model::Measurement> measurements(const Rows& rows, int fiscal_first_month) {
    std::vector<model::Measurement> out;
    for (const Row& row : rows) {
        model::Measurement one{};
        one.period = period(row.period, fiscal_first_month);
        one.value = number(row.value);
        out.push_back(one);
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const model::Measurement& left, const model::Measurement& right) {
                         return left.period < right.period;
                     });
    return out;
}

ThingId add_series(PartnershipBuilder& builder, model::Frequency frequency, const Rows& rows) {
    model::Series series{};
    series.name = {.sv = "Serie", .en = "Series"};
    series.frequency = frequency;
    series.measurements = measurements(rows);
    return builder.put(series);
}

void set_rows(PartnershipBuilder& builder, ThingId series, const Rows& rows) {
    builder.change<model::Series>(
        series, [&](model::Series& one) { one.measurements = measurements(rows); });
}

ThingId add_kpi(PartnershipBuilder& builder, const std::string& name, std::vector<ThingId> goals) {
    model::Kpi made{};
    made.name = {.sv = name, .en = name};
    made.goals = std::move(goals);
    const ThingId id = builder.next_id();
    made.thing.id = id;
    made.position = id.text();
    return builder.put(made);
}

ThingId add_definition(PartnershipBuilder& builder, ThingId kpi, model::KpiVersion definition,
                       std::string_view from) {
    definition.kpi = kpi;
    if (!from.empty()) definition.effective_from = day(from);
    return builder.put(std::move(definition));
}

ThingId add_goal(PartnershipBuilder& builder, const std::string& statement, ThingId parent) {
    model::Goal goal{};
    goal.goal_class = parent.is_nil() ? model::GoalClass::Outcome : model::GoalClass::Goal;
    goal.parent = parent;
    goal.statement = {.sv = statement, .en = statement};
    goal.status = model::GoalStatus::Active;
    return builder.put(std::move(goal));
}

ThingId verify(PartnershipBuilder& builder, ThingId series, const Rows& rows) {
    model::Verification made{};
    made.series = series;
    for (const Row& row : rows)
        made.rows.push_back({.period = period(row.period), .value = number(row.value)});
    return builder.put(std::move(made));
}

BoardOn::BoardOn(const PartnershipBuilder& builder, std::string_view date) {
    m_board.follow(builder.snapshot(), day(date));
}

const kpi::History& BoardOn::history(ThingId kpi) const {
    const kpi::History* found = m_board.find(kpi);
    SV_ASSERT(found != nullptr);
    return *found;
}

}  // namespace samverka::test
