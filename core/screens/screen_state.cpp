#include "core/screens/screen_state.h"

#include <array>

namespace samverka::screens {

namespace {

using base::ErrorCode;
using base::fail;
using base::Result;

std::string text(const json::Object& arguments, std::string_view name) {
    const json::Value* value = arguments.find(name);
    return value == nullptr || value->string() == nullptr ? std::string() : *value->string();
}

Result<void> navigate(ScreenState& state, const json::Object& arguments) {
    if (text(arguments, "screen").empty()) return fail(ErrorCode::ArgumentMissing, "/screen");
    state.screen = text(arguments, "screen");
    state.palette = false;
    state.trace.clear();
    return {};
}

Result<void> select(ScreenState& state, const json::Object& arguments) {
    const std::string thing = text(arguments, "thing");
    state.palette = false;
    state.panel = Panel::Detail;
    state.trace.clear();
    state.selected = {};
    if (thing.empty()) return {};
    SV_TRY(state.selected, base::ThingId::parse(thing));
    return {};
}

// The trace of a number; without a target it closes.
Result<void> trace(ScreenState& state, const json::Object& arguments) {
    state.trace = text(arguments, "target");
    state.opened.clear();
    return {};
}

Result<void> toggle(ScreenState& state, const json::Object& arguments) {
    const std::string node = text(arguments, "node");
    if (node.empty()) return fail(ErrorCode::ArgumentMissing, "/node");
    if (state.opened.erase(node) == 0) state.opened.insert(node);
    return {};
}

Result<void> language(ScreenState& state, const json::Object& arguments) {
    const auto found = locale::find_language(text(arguments, "language"));
    if (!found) return fail(ErrorCode::LanguageUnknown, "/language", text(arguments, "language"));
    state.language = *found;
    return {};
}

Result<void> theme(ScreenState& state, const json::Object& arguments) {
    const std::string name = text(arguments, "theme");
    if (name.empty())
        state.theme = state.theme == ThemeName::Light ? ThemeName::Dark : ThemeName::Light;
    else
        state.theme = name == "dark" ? ThemeName::Dark : ThemeName::Light;
    return {};
}

Result<void> people(ScreenState& state, const json::Object& arguments) {
    const std::uint8_t side = model::kSideChoices.find(text(arguments, "side"));
    if (side == 0) return fail(ErrorCode::ChoiceUnknown, "/side", text(arguments, "side"));
    state.panel = Panel::People;
    state.people_side = static_cast<model::Side>(side);
    state.form.clear();
    return {};
}

Result<void> people_query(ScreenState& state, const json::Object& arguments) {
    state.people_query = text(arguments, "query");
    return {};
}

Result<void> open_form(ScreenState& state, const json::Object&) {
    state.panel = Panel::AddPair;
    state.palette = false;
    state.form.clear();
    return {};
}

Result<void> fill_form(ScreenState& state, const json::Object& arguments) {
    state.form[text(arguments, "field")] = text(arguments, "typed");
    return {};
}

Result<void> close_panel(ScreenState& state, const json::Object&) {
    if (state.panel == Panel::Detail) state.selected = {};
    state.panel = Panel::Detail;
    state.form.clear();
    return {};
}

Result<void> palette(ScreenState& state, const json::Object& arguments) {
    state.palette = text(arguments, "open") != "no";
    state.palette_query.clear();
    return {};
}

Result<void> palette_query(ScreenState& state, const json::Object& arguments) {
    state.palette_query = text(arguments, "query");
    return {};
}

Result<void> as_of(ScreenState& state, const json::Object& arguments) {
    const std::string date = text(arguments, "date");
    state.as_of.reset();
    if (date.empty()) return {};
    SV_TRY(state.as_of, base::Date::parse(date));
    return {};
}

Result<void> author(ScreenState& state, const json::Object& arguments) {
    SV_TRY(state.author, base::ThingId::parse(text(arguments, "person")));
    return {};
}

Result<void> storage_failed(ScreenState& state, const json::Object&) {
    state.storage = StorageStatus::Failed;
    return {};
}

Result<void> storage_ok(ScreenState& state, const json::Object&) {
    state.storage = StorageStatus::Fine;
    return {};
}

Result<void> set_recent(ScreenState& state, const json::Object& arguments) {
    const json::Value* items = arguments.find("items");
    if (items == nullptr || items->array() == nullptr)
        return fail(ErrorCode::ArgumentMissing, "/items");
    state.recent.clear();
    for (const json::Value& item : *items->array())
        if (const json::Object* one = item.object())
            state.recent.push_back({.partnership = text(*one, "partnership"),
                                    .title = text(*one, "title"),
                                    .changed = text(*one, "changed")});
    return {};
}

struct IntentRow {
    std::string_view name;
    Result<void> (*apply)(ScreenState& state, const json::Object& arguments);
};
constexpr std::array kIntents{
    IntentRow{"navigate", navigate},
    IntentRow{"select", select},
    IntentRow{"trace", trace},
    IntentRow{"toggle", toggle},
    IntentRow{"language", language},
    IntentRow{"theme", theme},
    IntentRow{"people", people},
    IntentRow{"people_query", people_query},
    IntentRow{"open_form", open_form},
    IntentRow{"fill_form", fill_form},
    IntentRow{"close_panel", close_panel},
    IntentRow{"palette", palette},
    IntentRow{"palette_query", palette_query},
    IntentRow{"as_of", as_of},
    IntentRow{"author", author},
    IntentRow{"storage_failed", storage_failed},
    IntentRow{"storage_ok", storage_ok},
    IntentRow{"set_recent", set_recent},
};

}  // namespace

Result<ScreenState> reduce(ScreenState state, std::string_view intent,
                           const json::Object& arguments) {
    for (const IntentRow& row : kIntents) {
        if (row.name != intent) continue;
        SV_TRY_VOID(row.apply(state, arguments));
        return state;
    }
    return fail(ErrorCode::CommandUnknown, "/intent", intent);
}

json::Value state_json(const ScreenState& state) {
    json::Object out;
    out.set("version", kScreenStateVersion);
    out.set("language", std::string(locale::language_code(state.language)));
    out.set("theme", state.theme == ThemeName::Dark ? "dark" : "light");
    out.set("screen", state.screen);
    if (!state.selected.is_nil()) out.set("selected", state.selected.text());
    if (state.as_of) out.set("as_of", state.as_of->text());
    if (state.author) out.set("author", state.author->text());
    return out;
}

ScreenState read_state(const json::Value& json) {
    ScreenState state;
    if (json.object() == nullptr) return state;
    const json::Object& object = *json.object();
    if (const auto found = locale::find_language(text(object, "language"))) state.language = *found;
    if (text(object, "theme") == "dark") state.theme = ThemeName::Dark;
    if (!text(object, "screen").empty()) state.screen = text(object, "screen");
    if (const auto id = base::ThingId::parse(text(object, "selected"))) state.selected = *id;
    if (const auto date = base::Date::parse(text(object, "as_of"))) state.as_of = *date;
    if (const auto id = base::ThingId::parse(text(object, "author"))) state.author = *id;
    return state;
}

}  // namespace samverka::screens
