// What merging another copy would bring, before it is done: whose changes, which, and what will
// clash.
#include "core/base/text.h"
#include "core/screens/screens.h"

namespace samverka::screens {

namespace {

base::Message counted(std::string_view key, std::int64_t count) {
    return base::Message{.key = std::string(key), .arguments = {}}.with(
        "count", base::CountArgument{.count = count, .of = {}});
}

Node act_line(const View& view, const std::string& id, const MergeAct& act) {
    Node out = region(id, Flow::Stack, 2);
    out.layout.padding_y = 6;
    out.style.edges = {Edge::Bottom};
    out.children.push_back(text(id + "/text", plain(act.text), TextStyle::Dense));
    const auto at = base::Instant::parse(act.at);
    if (at) out.children.push_back(label(id + "/at", locale::show_instant(*at, view.language)));
    return out;
}

std::string joined(const std::vector<std::string>& names) {
    std::string out;
    for (const std::string& name : names) out += (out.empty() ? "" : ", ") + name;
    return out;
}

// What is asked stays in sight, however much is new.
constexpr float kListHeightMax = 340;

}  // namespace

Node merge_dialog(const View& view, const MergePreview& preview) {
    Node dialog = region("merge", Flow::Stack, 12);
    dialog.kind = NodeKind::Dialog;
    dialog.name = view.say("merge.title");
    dialog.layout.width = fixed(560);
    dialog.layout.padding_x = 20;
    dialog.layout.padding_y = 18;
    dialog.style.surface = Surface::Panel;
    dialog.dismiss = intent("set_merge_preview");
    dialog.children.push_back(heading("merge/title", dialog.name, 2, TextStyle::Title));
    if (!preview.file.empty()) dialog.children.push_back(label("merge/file", preview.file));
    locale::Runs words = view.say(counted("merge.new_acts", preview.new_acts));
    if (!preview.people.empty()) {
        words.push_back({.kind = locale::RunKind::Plain, .text = " ", .target = {}});
        for (locale::Run& run : view.say(base::Message{.key = "merge.people", .arguments = {}}.with(
                 "people", base::PlainArgument{joined(preview.people)})))
            words.push_back(std::move(run));
    }
    dialog.children.push_back(text("merge/words", std::move(words), TextStyle::Body));
    Node conflicts =
        text("merge/conflicts", view.say(counted("merge.conflicts", preview.conflicts)),
             TextStyle::Dense, preview.conflicts > 0 ? Tone::Watch : Tone::Ink2);
    if (preview.conflicts > 0) conflicts.mark = Mark::Warning;
    dialog.children.push_back(std::move(conflicts));
    Node list = region("merge/acts", Flow::Stack, 0);
    list.kind = NodeKind::List;
    list.layout.height = {.extent = Extent::Fit, .value = 0, .min = 0, .max = kListHeightMax};
    list.layout.scroll = Scroll::Vertical;
    std::int64_t number = 0;
    for (const MergeAct& act : preview.acts)
        list.children.push_back(act_line(view, "merge/act/" + base::number_text(number++), act));
    if (preview.new_acts > number)
        list.children.push_back(text("merge/more",
                                     view.say(counted("merge.more", preview.new_acts - number)),
                                     TextStyle::Label, Tone::Ink3));
    if (!list.children.empty()) dialog.children.push_back(std::move(list));
    Node acts = region("merge/buttons", Flow::Row, 10);
    Node take = button("merge/take", view.say("merge.take"), intent("host.merge"));
    take.primary = true;
    take.enabled = preview.new_acts > 0 && !view.is_read_only();
    acts.children.push_back(std::move(take));
    acts.children.push_back(
        button("merge/cancel", view.say("merge.cancel"), intent("set_merge_preview")));
    dialog.children.push_back(std::move(acts));
    return dialog;
}

}  // namespace samverka::screens
