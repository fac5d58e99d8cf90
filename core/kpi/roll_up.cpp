#include "core/kpi/roll_up.h"

#include <algorithm>

#include "core/kpi/measured.h"

namespace samverka::kpi {

using base::Computed;
using base::Decimal;
using base::Result;
using model::KpiVersion;
using model::RollUp;

namespace {

// Precondition: there are values.
Result<Decimal> folded(RollUp rule, std::span<const Decimal> values) {
    if (rule == RollUp::Minimum) return std::ranges::min(values);
    if (rule == RollUp::Maximum) return std::ranges::max(values);
    if (rule == RollUp::Last) return values.back();
    Result<Computed> sum{};
    for (const Decimal& value : values)
        if (sum) sum = base::add(sum->value, value);
    if (sum && rule == RollUp::Mean)
        sum = base::divide(sum->value,
                           Decimal::from_integer(static_cast<std::int64_t>(values.size())));
    if (!sum) return std::unexpected(std::move(sum).error());
    return shortest(sum->value);
}

}  // namespace

bool rolls_up(const KpiVersion& definition, base::PeriodKind kind) {
    return definition.roll_up != RollUp::None && definition.roll_up != RollUp::Measurements &&
           kind > period_kind(definition.frequency);
}

bool takes_part(const KpiVersion& definition, const KpiVersion* of_part, const Value& part) {
    return part.has_value() && of_part != nullptr && of_part->unit == definition.unit;
}

void roll_up(const std::vector<DefinitionSpan>& spans, std::span<const Value> parts, Value& out) {
    const auto definition_of = [&](const Value& value) {
        return value.span < 0 ? nullptr
                              : spans[static_cast<std::size_t>(value.span)].definition.get();
    };
    const KpiVersion& definition = *definition_of(out);
    std::vector<Decimal> values;
    out.missing = Missing::NotMeasured;
    Assurance assurance = Assurance::Verified;
    for (const Value& part : parts) {
        if (!takes_part(definition, definition_of(part), part)) {
            ++out.unmatched;
            continue;
        }
        values.push_back(part.exact);
        out.measured += part.measured;
        assurance = std::max(assurance, part.assurance);
    }
    if (values.empty()) return;
    out.assurance = assurance;
    settle(definition, folded(definition.roll_up, values), out);
}

}  // namespace samverka::kpi
