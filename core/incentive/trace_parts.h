// What the traces of the blocks share. For core/incentive alone.
#pragma once

#include <initializer_list>
#include <string_view>

#include "core/incentive/trace.h"

namespace samverka::incentive {

// Collects the children of a node, in the order of the operands.
class Step {
  public:
    Step(kpi::TraceKind kind, std::string_view label, kpi::TraceOp op, const Number& value,
         std::string unit = {});

    Step& add(kpi::TraceNode child);
    Step& of(base::ThingId thing);
    Step& with(std::string_view name, base::Argument argument);  // an argument of the label
    Step& says(base::Message formula);
    Step& rounds(int decimals, base::Rounding rule);
    [[nodiscard]] kpi::TraceNode take() { return std::move(m_node); }

  private:
    kpi::TraceNode m_node;
};

[[nodiscard]] base::Argument named(const Traced& traced, base::ThingId id);
[[nodiscard]] std::string currency_of(const Traced& traced);
// A number of the version's terms; `label` is the key of its field.
[[nodiscard]] kpi::TraceNode agreed(const Traced& traced, std::string_view label,
                                    const Number& value, std::string unit = {});
// A number that is neither agreed nor measured: 0, 1, 100.
[[nodiscard]] kpi::TraceNode plain_number(std::int64_t value);
// A KPI's value in the period, with its own trace; and the same as what a judgement rests on, so
// that it is no operand.
[[nodiscard]] kpi::TraceNode kpi_trace(const Traced& traced, base::ThingId kpi);
[[nodiscard]] kpi::TraceNode judged_by(const Traced& traced, base::ThingId kpi,
                                       std::string_view words);
// What a series of money adds up to in the period, in the currency's unit.
[[nodiscard]] kpi::TraceNode money_trace(const Traced& traced, base::ThingId series);
// An amount: `exact` rounded as the version says.
[[nodiscard]] kpi::TraceNode rounded_money(const Traced& traced, std::string_view label,
                                           const std::optional<base::Money>& money,
                                           kpi::TraceNode exact);
// A part of an amount that was split (core/incentive/score.h, apportion).
struct Share {
    base::ThingId thing;
    Number weight;
};
[[nodiscard]] kpi::TraceNode apportioned(const Traced& traced, base::ThingId own,
                                         const std::optional<base::Money>& money,
                                         kpi::TraceNode whole, const std::vector<Share>& shares);

// ---- the blocks
[[nodiscard]] kpi::TraceNode trace_score_line(const Traced& traced, const Line& line);
[[nodiscard]] kpi::TraceNode trace_final_score(const Traced& traced);
[[nodiscard]] kpi::TraceNode trace_points_line(const Traced& traced);
[[nodiscard]] kpi::TraceNode trace_credit_line(const Traced& traced, const Line& line);
[[nodiscard]] kpi::TraceNode trace_earned_back(const Traced& traced, const Line& line);
[[nodiscard]] kpi::TraceNode trace_share(const Traced& traced);
[[nodiscard]] kpi::TraceNode trace_profit(const Traced& traced);
[[nodiscard]] kpi::TraceNode trace_underrun(const Traced& traced);

}  // namespace samverka::incentive
