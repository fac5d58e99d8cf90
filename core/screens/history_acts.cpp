// The history's acts: sentences by day, newest first, of everybody or one, of everything or one
// thing.
#include <algorithm>

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/history/sentence.h"
#include "core/model/kpi_series.h"
#include "core/screens/acts.h"
#include "core/screens/history_parts.h"
#include "core/screens/screens.h"

namespace samverka::screens {

namespace {

using Entry = history::Journal::Entry;

base::Message message(std::string_view key) { return {.key = std::string(key), .arguments = {}}; }

// "14:02", UTC as everywhere.
std::string time_of_day(base::Instant at) {
    constexpr std::int64_t kMinuteMs = 60'000;
    constexpr std::int64_t kDayMinutes = 1440;
    const std::int64_t minutes =
        ((at.milliseconds / kMinuteMs) % kDayMinutes + kDayMinutes) % kDayMinutes;
    const auto two = [](std::int64_t number) {
        return (number < 10 ? "0" : "") + base::number_text(number);
    };
    return two(minutes / 60) + ":" + two(minutes % 60);
}

// The entries that the filters leave, newest first, and whether there are more than the pages hold.
struct Found {
    std::vector<const Entry*> entries;
    bool more = false;
};

Found found_entries(const View& view) {
    Found out;
    const std::string query = base::folded(base::trimmed(view.state.history_query));
    std::vector<base::ThingId> things;
    if (!view.state.history_thing.is_nil())
        things = things_of(view.snapshot, view.state.history_thing);
    const auto most = static_cast<std::size_t>(view.state.history_pages * kActsPage);
    for (const Entry* entry : view.journal.entries()) {
        if (!view.state.history_person.is_nil() && entry->head.author != view.state.history_person)
            continue;
        const bool about =
            things.empty() ||
            std::any_of(entry->things.begin(), entry->things.end(), [&](base::ThingId id) {
                return std::find(things.begin(), things.end(), id) != things.end();
            });
        if (!about) continue;
        if (!query.empty() &&
            view.journal.words(view.session.log(), *entry, view.language).find(query) ==
                std::string::npos)
            continue;
        if (out.entries.size() == most) {
            out.more = true;
            break;
        }
        out.entries.push_back(entry);
    }
    return out;
}

Node person_filter(const View& view) {
    const base::ThingId person = view.state.history_person;
    Node out =
        field("history/person", EditKind::Choice, view.say("history_screen.by"),
              view.say("history_screen.by") + ": " +
                  (person.is_nil() ? view.say("history_screen.all_people") : view.title(person)),
              {}, intent("history_person", {}, "person"));
    out.icon = "person";
    out.layout.width = fixed(220);
    out.style.edges = {Edge::Line};
    out.style.overflow = Overflow::Cut;
    out.edit.options.push_back({.value = {},
                                .label = view.say("history_screen.all_people"),
                                .detail = {},
                                .tone = Tone::Ink2,
                                .action = intent("history_person")});
    std::vector<base::ThingId> authors;
    for (const Entry* entry : view.journal.entries())
        if (std::find(authors.begin(), authors.end(), entry->head.author) == authors.end())
            authors.push_back(entry->head.author);
    std::vector<Option> options;
    for (const base::ThingId author : authors) {
        const auto* found = view.snapshot.find<model::Person>(author);
        if (found == nullptr) continue;
        options.push_back({.value = author.text(),
                           .label = view.title(author),
                           .detail = view.title(found->party),
                           .tone = tone_of(view.snapshot.side_of_party(found->party)),
                           .action = {}});
    }
    base::sort(options, [&](const Option& a, const Option& b) {
        const auto order = locale::compare_text(a.label, b.label, view.language);
        return order != 0 ? order < 0 : a.value < b.value;
    });
    for (Option& option : options) out.edit.options.push_back(std::move(option));
    return out;
}

Node filters(const View& view) {
    Node row = region("history/filters", Flow::Wrap, 10);
    Node find = field("history/query", EditKind::Text, view.say("history_screen.find"),
                      view.state.history_query, view.state.history_query,
                      intent("history_query", {}, "query"));
    find.icon = "search";
    find.edit.live = true;
    find.edit.placeholder = view.say("history_screen.find");
    find.style.edges = {Edge::Line};
    find.layout.width = fixed(260);
    row.children.push_back(std::move(find));
    row.children.push_back(person_filter(view));
    const base::ThingId thing = view.state.history_thing;
    if (thing.is_nil()) return row;
    Node about = text("history/thing",
                      view.say(message("history_screen.of_thing")
                                   .with("thing", history::name_argument(view.snapshot, thing))),
                      TextStyle::Dense, Tone::Ink2);
    about.layout.width = fit();
    row.children.push_back(std::move(about));
    Node clear = button("history/clear", view.say("history_screen.clear"), intent("history"));
    clear.icon = "close";
    row.children.push_back(std::move(clear));
    return row;
}

Node act_row(const View& view, const Entry& entry) {
    const history::Act act = view.journal.tell(view.session.log(), entry);
    const std::string id = "history/act/" + act.act.text();
    const bool opens = act.lines.size() > 1;
    const bool is_open = opens && view.state.opened.contains(id);
    Node row = region(id, Flow::Row, 10);
    row.layout.align = is_open ? Align::Start : Align::Center;
    row.layout.padding_y = opens ? 1 : 7;
    row.style.edges = {Edge::Bottom};
    Node time =
        text(id + "/time", plain(time_of_day(act.time.instant())), TextStyle::Label, Tone::Ink3);
    time.layout.width = fixed(44);
    time.tooltip = locale::show_instant(act.time.instant(), view.language);
    row.children.push_back(std::move(time));
    const model::Side side = view.snapshot.side_of_party(act.party);
    Node mark = badge(id + "/side", {}, Mark::Dot, tone_of(side));
    mark.name = view.title(act.party);
    mark.tooltip = mark.name;
    mark.style.surface = Surface::None;
    mark.layout.width = fixed(16);
    row.children.push_back(std::move(mark));
    Node words = region(id + "/words", Flow::Stack, 3);
    if (is_open) words.layout.padding_y = 6;
    const locale::Runs headline = act_headline(view, act);
    words.children.push_back(text(id + "/what", headline, TextStyle::Dense));
    for (std::size_t i = 0; is_open && i < act.lines.size(); ++i)
        words.children.push_back(
            text(id + "/line/" + base::number_text(static_cast<std::int64_t>(i)),
                 act_runs(view, act.act, act.lines[i]), TextStyle::Label, Tone::Ink2));
    row.children.push_back(std::move(words));
    if (opens) {
        Node more =
            icon_button(id + "/open", is_open ? "chevron_up" : "chevron_down",
                        view.say("history_screen.details"), intent("toggle", {{"node", id}}));
        more.name += ": " + locale::plain_text(headline);
        more.expanded = is_open;
        row.children.push_back(std::move(more));
    }
    return row;
}

Node day_group(const View& view, base::Date day) {
    const std::string id = "history/day/" + day.text();
    Node head = region(id, Flow::Row, 10);
    head.layout.align = Align::Baseline;
    head.layout.padding_y = 6;
    const std::string date = locale::show_date(day, locale::DateStyle::Long, view.language);
    Node title = heading(id + "/title", date, 2, TextStyle::Dense);
    title.layout.width = fill();
    head.children.push_back(std::move(title));
    Node back = button(id + "/back", view.say("history_screen.look_back"),
                       intent("known_on", {{"date", day.text()}}));
    back.name = view.say("history_screen.look_back") + ": " + date;
    back.tooltip =
        view.plain(message("history_screen.look_back_to").with("date", base::DateArgument{day}));
    back.icon = "history";
    back.style.tone = Tone::Ink2;
    head.children.push_back(std::move(back));
    return head;
}

}  // namespace

std::vector<base::ThingId> things_of(const model::Snapshot& snapshot, base::ThingId thing) {
    std::vector<base::ThingId> out{thing};
    if (const auto* pair = snapshot.find<model::Pair>(thing))
        for (const base::ThingId role : {pair->customer_role, pair->supplier_role})
            if (!role.is_nil()) out.push_back(role);
    for (const model::KpiVersion* version : snapshot.all<model::KpiVersion>())
        if (version->kpi == thing)
            for (const base::ThingId series : model::series_of(*version)) out.push_back(series);
    const std::size_t subjects = out.size();
    for (const model::ThingType& type : snapshot.schema().types) {
        if (type.field_with(model::kSubject) == nullptr) continue;
        for (std::size_t i = 0; i < subjects; ++i)
            for (const model::Thing* about : snapshot.about(type.kind, out[i]))
                out.push_back(about->id);
    }
    return out;
}

Node history_acts(const View& view) {
    view.journal.follow(view.session.log());
    Node out = region("history/acts", Flow::Stack, 12);
    out.layout.height = fill();
    out.children.push_back(filters(view));
    Node scroll = region("history/scroll", Flow::Stack, 16);
    scroll.layout.height = fill();
    scroll.layout.scroll = Scroll::Vertical;
    const Found found = found_entries(view);
    std::optional<base::Date> day;
    for (const Entry* entry : found.entries) {
        const base::Date at = entry->head.time.instant().date_utc();
        if (day != at) {
            day = at;
            Node card = region("history/of_day/" + at.text(), Flow::Stack, 0);
            card.layout.padding_x = 18;
            card.layout.padding_y = 8;
            card.style.surface = Surface::Panel;
            card.style.edges = {Edge::Line};
            card.children.push_back(day_group(view, at));
            Node list = region("history/list/" + at.text(), Flow::Stack, 0);
            list.kind = NodeKind::List;
            card.children.push_back(std::move(list));
            scroll.children.push_back(std::move(card));
        }
        scroll.children.back().children.back().children.push_back(act_row(view, *entry));
    }
    if (found.entries.empty()) {
        Node none = text("history/none", plain(view.say("history_screen.nothing_found")),
                         TextStyle::Body, Tone::Ink2);
        none.kind = NodeKind::Empty;
        scroll.children.push_back(std::move(none));
    }
    if (found.more) scroll.children.push_back(history_more(view, "history/more"));
    out.children.push_back(std::move(scroll));
    return out;
}

}  // namespace samverka::screens
