#include "core/kpi/reset.h"

#include "core/kpi/measured.h"

namespace samverka::kpi {

using base::Computed;
using base::Decimal;
using base::Result;
using model::Direction;
using model::KpiVersion;

namespace {

bool has_direction(const KpiVersion& definition) {
    return definition.direction == Direction::Higher || definition.direction == Direction::Lower;
}

bool beats(const KpiVersion& definition, const Decimal& value) {
    return definition.direction == Direction::Higher ? value > *definition.target
                                                     : value < *definition.target;
}

// Whether a value counts towards the reset of the definition in force now.
bool counts(const History& history, const Value& value, const KpiVersion& now) {
    const KpiVersion* then = history.definition(value);
    return then != nullptr && value.has_value() && value.assurance != Assurance::Disputed &&
           then->target == now.target && then->unit == now.unit &&
           then->direction == now.direction && beats(now, value.value);
}

Result<Decimal> mean_of(std::span<const Value> values) {
    Result<Computed> sum{};
    for (const Value& value : values)
        if (sum) sum = base::add(sum->value, value.value);
    if (!sum) return std::unexpected(std::move(sum).error());
    SV_TRY(
        const Computed mean,
        base::divide(sum->value, Decimal::from_integer(static_cast<std::int64_t>(values.size()))));
    return mean.value;
}

// The end of the step on the value's side.
Result<Decimal> farthest(const KpiVersion& definition) {
    SV_TRY(const Computed out, definition.direction == Direction::Higher
                                   ? base::add(*definition.target, *definition.reset_step)
                                   : base::subtract(*definition.target, *definition.reset_step));
    return out.value;
}

Result<ResetProposal> proposal(const KpiVersion& definition, std::span<const Value> values) {
    ResetProposal out;
    out.target = *definition.target;
    out.periods = static_cast<std::int32_t>(values.size());
    SV_TRY(out.mean, mean_of(values));
    SV_TRY(const Computed beaten, base::subtract(out.mean, out.target));
    SV_TRY(const Computed shares, base::multiply(beaten.value, *definition.reset_share));
    SV_TRY(const Computed share, base::divide(shares.value, Decimal::from_integer(100)));
    SV_TRY(const Computed moved, base::add(out.target, share.value));
    out.proposed = moved.value;
    if (rounds(definition)) {
        SV_TRY(out.proposed, base::rounded(moved.value, static_cast<int>(*definition.decimals),
                                           rounding_of(definition.rounding)));
    }
    if (!definition.reset_step) return out;
    SV_TRY(const Decimal end, farthest(definition));
    const bool higher = definition.direction == Direction::Higher;
    out.limited = higher ? end < out.proposed : out.proposed < end;
    if (out.limited) out.proposed = end;
    return out;
}

}  // namespace

bool is_reset_clear(const KpiVersion& definition) {
    if (!definition.reset_after) return !definition.reset_share && !definition.reset_step;
    return *definition.reset_after > 0 && definition.reset_share &&
           *definition.reset_share > Decimal() && definition.target && has_direction(definition) &&
           (!definition.reset_step || *definition.reset_step > Decimal());
}

std::optional<ResetProposal> reset_of(const History& history) {
    if (history.spans.empty()) return std::nullopt;
    const DefinitionSpan& span = history.spans.back();
    const KpiVersion& definition = *span.definition;
    if (!definition.reset_after || !is_reset_clear(definition)) return std::nullopt;
    const auto wanted = static_cast<std::uint64_t>(*definition.reset_after);
    if (history.values.size() < wanted) return std::nullopt;
    const std::span<const Value> latest =
        std::span(history.values).last(static_cast<std::size_t>(wanted));
    for (const Value& value : latest)
        if (!counts(history, value, definition)) return std::nullopt;
    auto out = proposal(definition, latest);
    if (!out || out->proposed == out->target) return std::nullopt;
    out->version = span.version;
    return *out;
}

}  // namespace samverka::kpi
