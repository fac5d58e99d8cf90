// What surrounds every screen: the banner above, the rail on the left.
#include <array>

#include "core/base/text.h"
#include "core/rules/finding.h"
#include "core/screens/kpi_parts.h"
#include "core/screens/screens.h"

namespace samverka::screens {

namespace {

struct ScreenRow {
    const char* id;
    const char* icon;
    Node (*build)(const View& view);
    bool has_panel = false;  // it has a side panel of its own
    bool last = false;       // stands at the rail's foot
};
// The rail, in its order. A screen that is not built is not in it.
constexpr std::array kScreens{
    ScreenRow{"overview", "overview", overview_screen, true},
    ScreenRow{"vision", "vision", vision_screen, true},
    ScreenRow{"organisation", "organisation", organisation_screen, true},
    ScreenRow{"kpis", "kpi", kpis_screen, true},
    ScreenRow{"incentives", "incentives", incentives_screen, true},
    ScreenRow{.id = "history",
              .icon = "history",
              .build = history_screen,
              .has_panel = true,
              .last = true},
};

constexpr float kBannerHeight = 56;
constexpr float kRailWidth = 212;

// "2024–2029 (+2)".
locale::Runs years(const View& view, const model::Partnership& partnership) {
    if (!partnership.starts || !partnership.ends) return {};
    locale::Runs out = plain(base::number_text(partnership.starts->civil().year) + "–" +
                             base::number_text(partnership.ends->civil().year));
    if (!partnership.extension_years || *partnership.extension_years <= 0) return out;
    out.front().text += " (+";
    out.push_back({.kind = locale::RunKind::Value,
                   .text = locale::show_integer(*partnership.extension_years, view.language),
                   .target = "set:" + partnership.thing.id.text() + "/extension_years"});
    out.push_back({.kind = locale::RunKind::Plain, .text = ")", .target = {}});
    return out;
}

Node identity(const View& view) {
    const model::Partnership* partnership = view.snapshot.partnership();
    Node names = region("shell/names", Flow::Stack, 0);
    names.layout.width = fill(1, 120);
    std::string parties;
    for (const model::Side side : {model::Side::Customer, model::Side::Supplier})
        if (const model::Party* party = view.snapshot.lead_party(side))
            parties += (parties.empty() ? "" : " × ") + party->name;
    Node title =
        text("shell/title", plain(parties.empty() ? "Samverka" : parties), TextStyle::Title);
    title.style.weight = Weight::SemiBold;
    title.style.overflow = Overflow::Cut;
    names.children.push_back(std::move(title));
    if (partnership != nullptr) {
        locale::Runs span = years(view, *partnership);
        Node sub =
            label("shell/subtitle", view.choose(partnership->name) + (span.empty() ? "" : " · "));
        for (locale::Run& run : span) sub.text.push_back(std::move(run));
        sub.style.overflow = Overflow::Cut;
        names.children.push_back(std::move(sub));
    }
    return names;
}

Node search(const View& view) {
    Node out = button("shell/search", view.say("shell.search"), intent("palette"));
    out.icon = "search";
    out.shortcut = "Ctrl+K";
    out.style.tone = Tone::Ink3;
    out.style.surface = Surface::Page;
    out.layout.width = fill(1, 150, 280);
    out.room = Room::WideOnly;
    return out;
}

Node search_tight(const View& view) {
    Node out =
        icon_button("shell/search_tight", "search", view.say("shell.search"), intent("palette"));
    out.shortcut = "Ctrl+K";
    out.room = Room::TightOnly;
    return out;
}

Node date_chip(const View& view) {
    Node out = field("shell/as_of", EditKind::Date, view.say("shell.as_of"),
                     view.say("shell.applies") + " " +
                         locale::show_date(view.date, locale::DateStyle::Short, view.language),
                     locale::edit_date(view.date, view.language), intent("as_of", {}, "date"));
    out.icon = "calendar";
    out.tooltip = view.say("shell.as_of_help");
    out.style.overflow = Overflow::Cut;
    out.style.edges = {Edge::Line};
    out.style.weight = Weight::Medium;
    out.layout.width = fit();
    return out;
}

Node person_chip(const View& view) {
    const auto author = view.session.author();
    const model::Side side = author ? view.snapshot.side_of_person(*author) : model::Side::None;
    Node out = field("shell/author", EditKind::Person, view.say("shell.author"),
                     author ? view.title(*author) : view.say("shell.nobody"), "",
                     intent("author", {}, "person"));
    out.icon = "person";
    out.tooltip = view.say("shell.author_help");
    out.style.overflow = Overflow::Cut;
    out.style.edges = {Edge::Line};
    out.style.tone = tone_of(side);
    out.style.weight = Weight::Medium;
    out.layout.width = fit();
    for (const model::Side one : {model::Side::Customer, model::Side::Supplier})
        for (Option& option : person_options(view, one))
            out.edit.options.push_back(std::move(option));
    out.edit.placeholder = view.say("organisation.choose_person");
    return out;
}

Node languages(const View& view) {
    Node bar = region("shell/languages", Flow::Row, 2);
    bar.kind = NodeKind::Toolbar;
    bar.arrows = Arrows::Row;
    bar.name = view.say("shell.language");
    bar.layout.width = fit();
    for (const auto& [code, name] : {std::pair{"sv", "Svenska"}, std::pair{"en", "English"}}) {
        Node one = button(std::string("shell/language/") + code,
                          code == std::string_view("sv") ? "SV" : "EN",
                          intent("language", {{"language", code}}));
        one.name = name;
        one.selected = locale::language_code(view.language) == code;
        bar.children.push_back(std::move(one));
    }
    return bar;
}

Node saved(const View& view) {
    Node out;
    out.id = "shell/saved";
    out.kind = NodeKind::Status;
    out.layout.width = fit();
    out.style.text = TextStyle::Label;
    const bool failed = view.state.storage == StorageStatus::Failed;
    const bool pending = !view.session.log().outbox_empty();
    out.text =
        plain(view.say(failed ? "shell.not_saved" : (pending ? "shell.saving" : "shell.saved")));
    out.mark = failed ? Mark::Error : Mark::Dot;
    out.style.tone = failed ? Tone::Miss : (pending ? Tone::Ink3 : Tone::Good);
    return out;
}

MenuItem item(std::string words, Action action, std::string shortcut = {}) {
    MenuItem out;
    out.label = std::move(words);
    out.action = std::move(action);
    out.shortcut = std::move(shortcut);
    return out;
}

Node file_menu(const View& view) {
    Node out = icon_button("shell/file", "menu", view.say("shell.file"), {});
    out.kind = NodeKind::Menu;
    out.menu = {item(view.say("shell.open_file"), intent("host.open_file")),
                item(view.say("shell.save_file"), intent("host.save_file")),
                item(view.say("shell.open_example"), intent("host.open_example")),
                item(view.say(view.state.theme == ThemeName::Light ? "shell.dark" : "shell.light"),
                     intent("theme")),
                item(view.say("shell.html_view"), intent("host.html_view")),
                item(view.say("shell.canvas_view"), intent("host.canvas_view")),
                item(view.say("shell.close_partnership"), intent("host.close"))};
    return out;
}

// The label of a command as it will be undone: "Ångra: Tillsätt roll".
Node step(const View& view, bool undo) {
    const std::string_view id = undo ? view.session.undoable() : view.session.redoable();
    const std::string verb = view.say(undo ? "command.undo" : "command.redo");
    Node out = icon_button(undo ? "shell/undo" : "shell/redo", undo ? "undo" : "redo",
                           id.empty() ? verb : verb + ": " + view.say("command." + std::string(id)),
                           command(undo ? "undo" : "redo", {}));
    out.shortcut = undo ? "Ctrl+Z" : "Ctrl+Shift+Z";
    out.enabled = !id.empty() && !view.is_read_only();
    return out;
}

Node banner(const View& view) {
    Node bar = region("shell/banner", Flow::Row, 10);
    bar.landmark = Landmark::Banner;
    bar.layout.height = fixed(kBannerHeight);
    bar.layout.padding_x = 16;
    bar.style.surface = Surface::Panel;
    bar.style.edges = {Edge::Bottom};
    bar.children.push_back(identity(view));
    bar.children.push_back(search(view));
    bar.children.push_back(search_tight(view));
    bar.children.push_back(step(view, true));
    bar.children.push_back(step(view, false));
    bar.children.push_back(date_chip(view));
    bar.children.push_back(person_chip(view));
    bar.children.push_back(languages(view));
    bar.children.push_back(saved(view));
    bar.children.push_back(file_menu(view));
    return bar;
}

Node rail_entry(const View& view, const ScreenRow& row) {
    Node link = button(std::string("shell/go/") + row.id, view.say(std::string("screen.") + row.id),
                       intent("navigate", {{"screen", row.id}}));
    link.kind = NodeKind::Link;
    link.icon = row.icon;
    link.selected = view.state.screen == row.id;
    link.layout.width = fill();
    link.layout.padding_x = 10;
    link.style.weight = link.selected ? Weight::SemiBold : Weight::Regular;
    link.style.tone = link.selected ? Tone::Ink : Tone::Ink2;
    link.style.surface = link.selected ? Surface::Selected : Surface::None;
    return link;
}

// What a screen's findings ask for: errors and warnings that are dealt with there.
struct FindingCount {
    std::vector<base::ThingId> subjects;
    bool errors = false;
};
FindingCount count_findings(const View& view, std::string_view screen) {
    FindingCount out;
    for (const rules::Finding& finding : view.findings) {
        if (finding.severity > rules::Severity::Warning || screen_of(finding) != screen) continue;
        out.subjects.push_back(finding.subject);
        out.errors = out.errors || finding.severity == rules::Severity::Error;
    }
    return out;
}

Node rail(const View& view) {
    Node out = region("shell/rail", Flow::Stack, 2);
    out.landmark = Landmark::Navigation;
    out.name = view.say("shell.navigation");
    out.layout.width = fixed(kRailWidth);
    out.layout.height = fill();
    out.layout.padding_x = 8;
    out.layout.padding_y = 12;
    out.style.surface = Surface::Panel;
    out.style.edges = {Edge::Right};
    out.arrows = Arrows::List;
    bool at_foot = false;
    for (const ScreenRow& row : kScreens) {
        if (row.last && !at_foot) {
            Node room = region("shell/rail/room", Flow::Stack, 0);
            room.layout.height = fill();
            out.children.push_back(std::move(room));
            at_foot = true;
        }
        const FindingCount found = count_findings(view, row.id);
        Node line = region(std::string("shell/go_row/") + row.id, Flow::Row, 6);
        line.children.push_back(rail_entry(view, row));
        if (!found.subjects.empty()) {
            Node count = badge(std::string("shell/count/") + row.id, {}, Mark::None,
                               found.errors ? Tone::Miss : Tone::Watch);
            count.text = {count_run(view, found.subjects)};
            count.name =
                view.plain(base::Message{.key = "shell.findings_count", .arguments = {}}.with(
                    "count",
                    base::CountArgument{.count = static_cast<std::int64_t>(found.subjects.size()),
                                        .of = {}}));
            line.children.push_back(std::move(count));
        }
        out.children.push_back(std::move(line));
    }
    return out;
}

// Whoever looks back is told so on every screen, and how to come back.
Node looking_back(const View& view) {
    Node line = region("shell/known_on", Flow::Row, 12);
    line.layout.padding_x = 12;
    line.layout.padding_y = 8;
    line.style.surface = Surface::Tinted;
    line.style.tone = Tone::Watch;
    Node words;
    words.id = "shell/known_on/words";
    words.kind = NodeKind::Status;
    words.text = view.say(base::Message{.key = "history_screen.looking_back", .arguments = {}}.with(
        "date", base::DateArgument{*view.state.known_on}));
    words.mark = Mark::Warning;
    words.style.tone = Tone::Watch;
    words.style.text = TextStyle::Dense;
    words.style.weight = Weight::Medium;
    words.layout.width = fill();
    line.children.push_back(std::move(words));
    line.children.push_back(
        button("shell/known_on/now", view.say("history_screen.back_to_now"), intent("known_on")));
    return line;
}

// A refusal, news from others, or that something of the log is missing: a line above the screen
// until it is dealt with.
void add_notices(const View& view, Node& main) {
    const auto add = [&](const char* id, std::string words, Mark mark, Tone tone) {
        Node line;
        line.id = id;
        line.kind = NodeKind::Status;
        line.text = plain(std::move(words));
        line.mark = mark;
        line.style.tone = tone;
        line.style.text = TextStyle::Dense;
        main.children.push_back(std::move(line));
    };
    if (view.state.known_on) main.children.push_back(looking_back(view));
    if (!view.state.notice.empty()) {
        const bool news = view.state.notice_kind == NoticeKind::News;
        add("shell/notice", view.state.notice, news ? Mark::Advice : Mark::Error,
            news ? Tone::Ink2 : Tone::Miss);
    }
    if (view.snapshot.incomplete())
        add("shell/incomplete", view.say("shell.incomplete"), Mark::Warning, Tone::Watch);
    if (!view.session.author())
        add("shell/who", view.say("shell.choose_author"), Mark::Advice, Tone::Ink2);
}

}  // namespace

Node shell(const View& view) {
    Node out = region("shell", Flow::Stack, 0);
    out.layout.height = fill();
    out.style.surface = Surface::Page;
    out.children.push_back(banner(view));
    Node body = region("shell/body", Flow::Row, 0);
    body.layout.height = fill();
    body.layout.align = Align::Stretch;
    body.children.push_back(rail(view));
    Node main = region("shell/main", Flow::Stack, 12);
    main.landmark = Landmark::Main;
    main.layout.width = fill();
    main.layout.height = fill();
    main.layout.padding_x = 24;
    main.layout.padding_y = 20;
    add_notices(view, main);
    const ScreenRow* current = kScreens.data();
    for (const ScreenRow& row : kScreens)
        if (view.state.screen == row.id) current = &row;
    main.children.push_back(current->build(view));
    body.children.push_back(std::move(main));
    if (!view.state.trace.empty() && !current->has_panel)
        body.children.push_back(side_panel(view, "shell/panel", {}, {}, {}));
    out.children.push_back(std::move(body));
    // Always the same root, so that opening the palette remakes nothing below it.
    Node layers = region("shell/layers", Flow::Layer, 0);
    layers.layout.height = fill();
    layers.children.push_back(std::move(out));
    if (view.state.kpis.paste && view.state.screen == "kpis")
        layers.children.push_back(paste_dialog(view));
    if (view.state.palette) layers.children.push_back(palette(view));
    if (view.state.merge_preview)
        layers.children.push_back(merge_dialog(view, *view.state.merge_preview));
    return layers;
}

}  // namespace samverka::screens
