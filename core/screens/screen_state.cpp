#include "core/screens/screen_state.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

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
    state.kpis.period.clear();
    state.kpis.asks.clear();
    state.kpis.mode = KpiMode::Card;
    state.incentives = {};
    if (thing.empty()) return {};
    SV_TRY(state.selected, base::ThingId::parse(thing));
    return {};
}

// The trace of a number; without a target it closes.
Result<void> trace(ScreenState& state, const json::Object& arguments) {
    state.trace = text(arguments, "target");
    std::erase_if(state.opened, [](const std::string& node) { return node.starts_with("trace/"); });
    return {};
}

Result<void> toggle(ScreenState& state, const json::Object& arguments) {
    const std::string node = text(arguments, "node");
    if (node.empty()) return fail(ErrorCode::ArgumentMissing, "/node");
    if (state.opened.erase(node) == 0) state.opened.insert(node);
    return {};
}

Result<void> vision_table(ScreenState& state, const json::Object&) {
    state.vision_table = !state.vision_table;
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

// Looking back at what was known on a day; without one it is now again.
Result<void> known_on(ScreenState& state, const json::Object& arguments) {
    const std::string date = text(arguments, "date");
    state.known_on.reset();
    state.as_of.reset();
    state.trace.clear();
    if (date.empty()) return {};
    SV_TRY(state.known_on, base::Date::parse(date));
    return {};
}

Result<void> all_seen(ScreenState& state, const json::Object&) {
    state.seen = state.looked;
    return {};
}

constexpr std::array<std::string_view, 4> kHistoryParts{"acts", "conflicts", "approvals",
                                                        "compare"};

// Opens the history: a part of it, or the acts that touched a thing. What is not named is not
// asked for any more.
Result<void> history(ScreenState& state, const json::Object& arguments) {
    const std::string part = text(arguments, "part");
    const auto found = std::find(kHistoryParts.begin(), kHistoryParts.end(), part);
    if (!part.empty() && found == kHistoryParts.end())
        return fail(ErrorCode::ChoiceUnknown, "/part", part);
    state.history_thing = {};
    if (const std::string thing = text(arguments, "thing"); !thing.empty()) {
        SV_TRY(state.history_thing, base::ThingId::parse(thing));
    }
    state.screen = "history";
    state.palette = false;
    state.trace.clear();
    state.history_part =
        part.empty() ? HistoryPart::Acts : static_cast<HistoryPart>(found - kHistoryParts.begin());
    state.history_person = {};
    state.history_query.clear();
    state.history_pages = 1;
    return {};
}

Result<void> history_person(ScreenState& state, const json::Object& arguments) {
    const std::string person = text(arguments, "person");
    state.history_person = {};
    state.history_pages = 1;
    if (person.empty()) return {};
    SV_TRY(state.history_person, base::ThingId::parse(person));
    return {};
}

Result<void> history_query(ScreenState& state, const json::Object& arguments) {
    state.history_query = text(arguments, "query");
    state.history_pages = 1;
    return {};
}

Result<void> history_more(ScreenState& state, const json::Object&) {
    ++state.history_pages;
    return {};
}

Result<void> compare(ScreenState& state, const json::Object& arguments) {
    for (const auto& [name, date] :
         {std::pair{"from", &state.compare_from}, std::pair{"to", &state.compare_to}}) {
        if (text(arguments, name).empty()) continue;
        SV_TRY(*date, base::Date::parse(text(arguments, name)));
    }
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

std::int64_t number(const json::Object& arguments, std::string_view name) {
    const json::Value* value = arguments.find(name);
    return value == nullptr || value->integer() == nullptr ? 0 : *value->integer();
}

std::span<const json::Value> list(const json::Object& arguments, std::string_view name) {
    const json::Value* value = arguments.find(name);
    if (value == nullptr || value->array() == nullptr) return {};
    return *value->array();
}

Result<void> set_host_lacks(ScreenState& state, const json::Object& arguments) {
    const json::Value* names = arguments.find("names");
    if (names == nullptr || names->array() == nullptr)
        return fail(ErrorCode::ArgumentMissing, "/names");
    state.host_lacks.clear();
    for (const json::Value& name : *names->array())
        if (name.string() != nullptr) state.host_lacks.insert(*name.string());
    return {};
}

Result<void> set_merge_preview(ScreenState& state, const json::Object& arguments) {
    state.merge_preview.reset();
    if (arguments.find("new_acts") == nullptr) return {};
    MergePreview preview{.file = text(arguments, "file"),
                         .new_acts = number(arguments, "new_acts"),
                         .conflicts = number(arguments, "conflicts"),
                         .people = {},
                         .acts = {}};
    for (const json::Value& name : list(arguments, "people"))
        if (name.string() != nullptr) preview.people.push_back(*name.string());
    for (const json::Value& act : list(arguments, "acts"))
        if (const json::Object* one = act.object())
            preview.acts.push_back(
                {.text = text(*one, "text"), .by = text(*one, "by"), .at = text(*one, "at")});
    state.merge_preview = std::move(preview);
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
    IntentRow{"vision_table", vision_table},
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
    IntentRow{"known_on", known_on},
    IntentRow{"all_seen", all_seen},
    IntentRow{"history", history},
    IntentRow{"history_person", history_person},
    IntentRow{"history_query", history_query},
    IntentRow{"history_more", history_more},
    IntentRow{"compare", compare},
    IntentRow{"show_kpi", show_kpi},
    IntentRow{"kpi_view", set_kpi_view},
    IntentRow{"incentive_view", set_incentive_view},
    IntentRow{"paste", open_paste},
    IntentRow{"settle_paste", settle_paste},
    IntentRow{"close_paste", close_paste},
    IntentRow{"storage_failed", storage_failed},
    IntentRow{"storage_ok", storage_ok},
    IntentRow{"set_recent", set_recent},
    IntentRow{"set_host_lacks", set_host_lacks},
    IntentRow{"set_merge_preview", set_merge_preview},
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

namespace {

json::Value looked_json(const Looked& looked) {
    json::Object out;
    if (looked.at) out.set("at", looked.at->text());
    json::Array commits;
    for (const base::Hash& commit : looked.commits) commits.emplace_back(commit.text());
    out.set("commits", std::move(commits));
    return out;
}

Looked read_looked(const json::Object& object) {
    Looked out;
    if (const auto at = base::Instant::parse(text(object, "at"))) out.at = *at;
    const json::Value* commits = object.find("commits");
    if (commits == nullptr || commits->array() == nullptr) return out;
    for (const json::Value& commit : *commits->array())
        if (commit.string() != nullptr)
            if (const auto id = base::Hash::parse(*commit.string())) out.commits.push_back(*id);
    return out;
}

}  // namespace

json::Value state_json(const ScreenState& state) {
    json::Object out;
    out.set("version", kScreenStateVersion);
    out.set("language", std::string(locale::language_code(state.language)));
    out.set("theme", state.theme == ThemeName::Dark ? "dark" : "light");
    out.set("screen", state.screen);
    if (!state.selected.is_nil()) out.set("selected", state.selected.text());
    if (json::Object kpis = kpi_view_json(state.kpis); !kpis.empty())
        out.set("kpis", std::move(kpis));
    if (state.as_of) out.set("as_of", state.as_of->text());
    if (state.author) out.set("author", state.author->text());
    if (state.looked.at) out.set("looked", looked_json(state.looked));
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
    if (const json::Value* kpis = object.find("kpis"); kpis != nullptr && kpis->object() != nullptr)
        read_kpi_view(*kpis->object(), state.kpis);
    if (const auto date = base::Date::parse(text(object, "as_of"))) state.as_of = *date;
    if (const auto id = base::ThingId::parse(text(object, "author"))) state.author = *id;
    // What was read last time had been seen when this visit begins.
    if (const json::Value* looked = object.find("looked"); looked != nullptr)
        if (looked->object() != nullptr) state.seen = state.looked = read_looked(*looked->object());
    return state;
}

}  // namespace samverka::screens
