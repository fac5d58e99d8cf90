#include "core/screens/incentive_state.h"

#include "core/screens/screen_state.h"

namespace samverka::screens {

using base::ErrorCode;
using base::fail;
using base::Result;

Result<void> set_incentive_view(ScreenState& state, const json::Object& arguments) {
    const auto given = [&](std::string_view name) -> const std::string* {
        const json::Value* value = arguments.find(name);
        return value == nullptr ? nullptr : value->string();
    };
    IncentiveView& view = state.incentives;
    if (const std::string* scheme = given("scheme")) {
        base::ThingId id;
        if (!scheme->empty()) {
            SV_TRY(id, base::ThingId::parse(*scheme));
        }
        state.selected = id;
        if (id.is_nil()) view.part = IncentivePart::Outcome;  // all of them have no common terms
        view.asks.clear();
        state.trace.clear();
    }
    if (const std::string* part = given("part")) {
        if (*part != "outcome" && *part != "terms")
            return fail(ErrorCode::ChoiceUnknown, "/part", *part);
        view.part = *part == "terms" ? IncentivePart::Terms : IncentivePart::Outcome;
        view.asks.clear();
        state.trace.clear();
    }
    if (const std::string* period = given("period")) {
        view.period = *period;
        view.asks.clear();
        state.trace.clear();
    }
    if (const std::string* asks = given("asks")) view.asks = *asks;
    return {};
}

}  // namespace samverka::screens
