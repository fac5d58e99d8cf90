#include "core/screens/kpi_state.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/screens/screen_state.h"
#include "core/screens/screens.h"

namespace samverka::screens {

namespace {

using base::ErrorCode;
using base::fail;
using base::Result;

const std::string* text(const json::Object& arguments, std::string_view name) {
    const json::Value* value = arguments.find(name);
    return value == nullptr ? nullptr : value->string();
}

// A setting by its names, in the order of its enumerators.
template <class Setting, std::size_t Count>
Result<void> choose(const json::Object& arguments, std::string_view name,
                    const std::array<std::string_view, Count>& names, Setting& out) {
    const std::string* given = text(arguments, name);
    if (given == nullptr) return {};
    for (std::size_t i = 0; i < Count; ++i)
        if (names[i] == *given) {
            out = static_cast<Setting>(i);
            return {};
        }
    return fail(ErrorCode::ChoiceUnknown, "/" + std::string(name), *given);
}

constexpr std::array<std::string_view, 2> kModes{"card", "entry"};
constexpr std::array<std::string_view, 2> kOrders{"attention", "agreed"};
constexpr std::array<std::string_view, 3> kScopes{"kpi", "mine", "all"};
constexpr std::array<std::string_view, 3> kRepeats{"ask", "correct", "leave"};
constexpr std::array<std::string_view, 3> kSigns{"as_written", "comma", "point"};
constexpr std::int64_t kPagesMax = 400;

Result<std::int64_t> whole(const json::Object& arguments, std::string_view name) {
    const std::string* given = text(arguments, name);
    const auto number = given == nullptr ? std::nullopt : base::parse_integer(*given);
    if (!number) return fail(ErrorCode::ArgumentMissing, "/" + std::string(name));
    return *number;
}

}  // namespace

// `thing`: the KPI; `period`: as stored, left out for the current one.
Result<void> show_kpi(ScreenState& state, const json::Object& arguments) {
    const std::string* thing = text(arguments, "thing");
    if (thing == nullptr) return fail(ErrorCode::ArgumentMissing, "/thing");
    SV_TRY(state.selected, base::ThingId::parse(*thing));
    const std::string* period = text(arguments, "period");
    state.screen = "kpis";
    state.panel = Panel::Detail;
    state.palette = false;
    state.trace.clear();
    state.opened.clear();
    state.kpis.mode = KpiMode::Card;
    state.kpis.period = period == nullptr ? std::string() : *period;
    state.kpis.asks.clear();
    return {};
}

// Any of `mode`, `order`, `scope`, `frequency`, `query`, `period`, `page`, `asks`.
Result<void> set_kpi_view(ScreenState& state, const json::Object& arguments) {
    KpiView& view = state.kpis;
    SV_TRY_VOID(choose(arguments, "mode", kModes, view.mode));
    SV_TRY_VOID(choose(arguments, "order", kOrders, view.order));
    SV_TRY_VOID(choose(arguments, "scope", kScopes, view.scope));
    if (const std::string* given = text(arguments, "frequency")) {
        const std::uint8_t found = model::kFrequencyChoices.find(*given);
        if (found == 0) return fail(ErrorCode::ChoiceUnknown, "/frequency", *given);
        view.frequency = static_cast<model::Frequency>(found);
        view.page = 0;
    }
    if (const std::string* given = text(arguments, "query")) view.query = *given;
    if (const std::string* given = text(arguments, "period")) {
        view.period = *given;
        state.trace.clear();
        state.opened.clear();
    }
    if (const std::string* given = text(arguments, "asks")) view.asks = *given;
    if (arguments.find("page") != nullptr) {
        SV_TRY(const std::int64_t page, whole(arguments, "page"));
        view.page = std::min(std::max<std::int64_t>(page, 0), kPagesMax);
    }
    return {};
}

// `text`, and the cell of the entry grid at which it begins: `row`, `column`.
Result<void> open_paste(ScreenState& state, const json::Object& arguments) {
    const std::string* given = text(arguments, "text");
    if (given == nullptr || given->empty()) return fail(ErrorCode::ArgumentMissing, "/text");
    if (given->size() > kPasteBytesMax) return fail(ErrorCode::LimitExceeded, "/text");
    KpiPaste paste;
    paste.text = *given;
    SV_TRY(paste.row, whole(arguments, "row"));
    SV_TRY(paste.column, whole(arguments, "column"));
    state.kpis.paste = std::move(paste);
    return {};
}

// Any of `sign`, `repeats`; `leave`: "yes" leaves all out that is not understood, "no" asks again;
// `cell` with `to`: what one cell of the text should say, empty to leave it out.
Result<void> settle_paste(ScreenState& state, const json::Object& arguments) {
    if (!state.kpis.paste) return fail(ErrorCode::AlreadySo);
    KpiPaste& paste = *state.kpis.paste;
    SV_TRY_VOID(choose(arguments, "sign", kSigns, paste.sign));
    SV_TRY_VOID(choose(arguments, "repeats", kRepeats, paste.repeats));
    if (const std::string* given = text(arguments, "leave"))
        paste.leave_unsettled = *given == "yes";
    if (const std::string* cell = text(arguments, "cell")) {
        const std::string* to = text(arguments, "to");
        paste.settled[*cell] = to == nullptr ? std::string() : *to;
    }
    return {};
}

Result<void> close_paste(ScreenState& state, const json::Object&) {
    state.kpis.paste.reset();
    return {};
}

void follow_kpi_command(ScreenState& state, const model::Snapshot& snapshot,
                        std::string_view command, const std::vector<base::ThingId>& created) {
    if (command == "record") state.kpis.paste.reset();
    if (command == "dispute") {
        state.kpis.asks.clear();
        state.incentives.asks.clear();
    }
    if (command != "create" || created.empty() || state.screen != "kpis") return;
    const model::Thing* made = snapshot.find(created.back());
    const bool shows = made != nullptr && (made->kind == model::ThingKind::Kpi ||
                                           made->kind == model::ThingKind::KpiVersion);
    if (!shows) return;
    state.selected = place_of(snapshot, made->id).thing;
    state.kpis.query.clear();
    state.kpis.period.clear();
}

json::Object kpi_view_json(const KpiView& view) {
    json::Object out;
    const KpiView usual;
    if (view.mode != usual.mode)
        out.set("mode", std::string(kModes[static_cast<std::size_t>(view.mode)]));
    if (view.order != usual.order)
        out.set("order", std::string(kOrders[static_cast<std::size_t>(view.order)]));
    if (view.scope != usual.scope)
        out.set("scope", std::string(kScopes[static_cast<std::size_t>(view.scope)]));
    return out;
}

void read_kpi_view(const json::Object& json, KpiView& out) {
    // A name that this version does not know leaves the usual.
    (void)choose(json, "mode", kModes, out.mode);
    (void)choose(json, "order", kOrders, out.order);
    (void)choose(json, "scope", kScopes, out.scope);
}

}  // namespace samverka::screens
