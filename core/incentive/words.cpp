#include "core/incentive/words.h"

#include "core/base/assert.h"

namespace samverka::incentive {

using base::Message;

namespace {

Message message(std::string_view key) { return {.key = std::string(key), .arguments = {}}; }

base::ReferenceArgument named(const model::Snapshot& snapshot, base::ThingId id) {
    const model::Thing* thing = snapshot.find(id);
    return {.thing = id,
            .title = thing == nullptr ? base::Bilingual{} : model::thing_title(snapshot, *thing)};
}

std::string_view line_key(LineKind kind) {
    switch (kind) {
        case LineKind::Score:
            return "line.score";
        case LineKind::Points:
            return "line.points";
        case LineKind::Allocation:
            return "line.credit";
        case LineKind::Deviation:
            return "line.deviation";
        case LineKind::EarnBack:
            return "line.earn_back";
        case LineKind::Offset:
            return "line.offset";
        case LineKind::Share:
            return "line.share";
        case LineKind::Profit:
            return "line.profit";
        case LineKind::Gate:
            return "line.gate";
        case LineKind::Limit:
            return "line.limit";
        case LineKind::Adjustment:
            return "line.adjustment";
        case LineKind::Saved:
            return "line.saved";
        case LineKind::Effect:
            return "line.effect";
    }
    SV_ASSERT(false);
}

}  // namespace

Message line_label(const model::Snapshot& snapshot, const Terms& terms, const Line& line) {
    Message out = message(line_key(line.kind));
    if (line.kind == LineKind::Effect) {
        const model::PartyEffect& effect = terms.version->effects[line.row];
        if (effect.name.empty())
            out.with("what", named(snapshot, effect.kpi.is_nil() ? effect.series : effect.kpi));
        else
            out.with("what", base::PlainArgument{effect.name});
        return out;
    }
    if (!line.kpi.is_nil()) out.with("kpi", named(snapshot, line.kpi));
    if (line.period) out.with("period", base::PeriodArgument{*line.period});
    return out;
}

Message hold_reason(const Line& line) {
    if (line.line_disputed) return message("hold.line_disputed");
    switch (line.hold) {
        case Hold::None:
            return {};
        case Hold::Unverified:
            return message("hold.unverified");
        case Hold::Disputed:
            return message("hold.disputed");
        case Hold::NoData:
            return message("hold.no_data");
    }
    SV_ASSERT(false);
}

std::string_view limit_key(LimitKind limit) {
    switch (limit) {
        case LimitKind::None:
            return "";
        case LimitKind::GainAPeriod:
            return "limits.gain_a_period";
        case LimitKind::LossAPeriod:
            return "limits.loss_a_period";
        case LimitKind::GainAYear:
            return "limits.gain_a_year";
        case LimitKind::LossAYear:
            return "limits.loss_a_year";
        case LimitKind::GainInAll:
            return "limits.gain_in_all";
        case LimitKind::LossInAll:
            return "limits.loss_in_all";
    }
    SV_ASSERT(false);
}

}  // namespace samverka::incentive
