// The history's conflicts and approvals: what waits for somebody to decide, and who has agreed to
// what.
#include <algorithm>

#include "core/base/sort.h"
#include "core/screens/history_parts.h"
#include "core/screens/screens.h"
#include "core/screens/six_words.h"

namespace samverka::screens {

namespace {

base::Message message(std::string_view key) { return {.key = std::string(key), .arguments = {}}; }

Node scroll_of(const std::string& id) {
    Node out = region(id, Flow::Stack, 12);
    out.layout.height = fill();
    out.layout.scroll = Scroll::Vertical;
    return out;
}

Node card_of(const std::string& id) {
    Node out = region(id, Flow::Stack, 8);
    out.layout.padding_x = 18;
    out.layout.padding_y = 14;
    out.layout.width = fill(1, 0, 860);
    out.style.surface = Surface::Panel;
    out.style.edges = {Edge::Line};
    return out;
}

Node none_of(const View& view, const std::string& id, std::string_view key) {
    Node none = text(id, plain(view.say(key)), TextStyle::Body, Tone::Ink2);
    none.kind = NodeKind::Empty;
    none.layout.width = fill(1, 0, 640);
    return none;
}

std::string kind_of(const View& view, base::ThingId thing) {
    const model::Thing* found = view.snapshot.find(thing);
    if (found == nullptr) found = view.snapshot.find_removed(thing);
    return found == nullptr
               ? std::string()
               : view.say(model::kind_label_key(view.snapshot.schema().type(found->kind)));
}

// A thing's name as a way to it.
locale::Runs named(const View& view, base::ThingId thing) {
    return {
        {.kind = locale::RunKind::Reference, .text = view.title(thing), .target = thing.text()}};
}

Node conflict_card(const View& view, const model::Conflict& conflict) {
    const std::string id = "history/conflict/" + conflict.thing.text() + "/" +
                           (conflict.field == nullptr ? "" : conflict.field->name) +
                           conflict.language;
    Node card = card_of(id);
    Node title = text(id + "/thing", named(view, conflict.thing), TextStyle::Title);
    title.style.weight = Weight::SemiBold;
    card.children.push_back(std::move(title));
    std::string about = kind_of(view, conflict.thing);
    const model::Thing* thing = view.snapshot.find(conflict.thing);
    if (conflict.field != nullptr && thing != nullptr)
        about += " · " + view.say(model::field_label_key(view.snapshot.schema().type(thing->kind),
                                                         *conflict.field));
    card.children.push_back(label(id + "/about", std::move(about)));
    card.children.push_back(conflict_item(view, id + "/sides", conflict));
    return card;
}

struct Listed {
    base::ThingId version;
    const model::Proposal* proposal = nullptr;
};

// What waits comes first, then the latest.
std::vector<Listed> listed(const View& view) {
    std::vector<Listed> out;
    for (const model::ThingType& type : view.snapshot.schema().types) {
        if (type.approval == model::Approval::None) continue;
        for (const model::Thing* version : view.snapshot.all(type.kind))
            for (const model::Proposal& proposal : view.snapshot.proposals(version->id))
                out.push_back({.version = version->id, .proposal = &proposal});
    }
    base::sort(out, [](const Listed& a, const Listed& b) {
        if (a.proposal->pending() != b.proposal->pending()) return a.proposal->pending();
        if (a.proposal->proposed.at != b.proposal->proposed.at)
            return a.proposal->proposed.at > b.proposal->proposed.at;
        return a.version < b.version;
    });
    return out;
}

Node state_badge(const View& view, const std::string& id, const model::Proposal& proposal) {
    if (proposal.revoked)
        return badge(id, view.say("history_screen.revoked"), Mark::NoData, Tone::NoData);
    if (proposal.contested)
        return badge(id, view.say("history_screen.contested"), Mark::Error, Tone::Miss);
    if (proposal.approved())
        return badge(id, view.say("history_screen.approved_state"), Mark::Praise, Tone::Good);
    return badge(id, waits_for(view, proposal), Mark::Advice, Tone::Watch);
}

Node stamp_line(const View& view, const std::string& id, std::string_view key, model::Side side,
                const model::Stamp& stamp) {
    base::Message line = message(key);
    line.with("person", base::PlainArgument{view.title(stamp.author)})
        .with("date", base::DateArgument{stamp.at.date_utc()});
    const model::Party* party = view.snapshot.lead_party(side);
    line.with("side", base::PlainArgument{party == nullptr ? "—" : party->name});
    return text(id, view.say(line), TextStyle::Dense,
                side == model::Side::None ? Tone::Ink2 : tone_of(side));
}

Node approval_card(const View& view, const Listed& one) {
    const model::Proposal& proposal = *one.proposal;
    const std::string id =
        "history/approval/" + one.version.text() + "/" + proposal.content_hash.text();
    Node card = card_of(id);
    Node head = region(id + "/head", Flow::Row, 10);
    head.layout.align = Align::Baseline;
    Node title = text(id + "/thing", named(view, one.version), TextStyle::Body);
    title.style.weight = Weight::SemiBold;
    title.layout.width = fit();
    head.children.push_back(std::move(title));
    Node kind = label(id + "/kind", kind_of(view, one.version));
    kind.layout.width = fill();
    head.children.push_back(std::move(kind));
    head.children.push_back(state_badge(view, id + "/state", proposal));
    card.children.push_back(std::move(head));
    if (proposal.pending()) {
        card.children.push_back(proposal_item(view, id + "/proposal", proposal, one.version));
        return card;
    }
    card.children.push_back(stamp_line(view, id + "/proposed", "history_screen.proposed_by",
                                       model::Side::None, proposal.proposed));
    if (proposal.customer)
        card.children.push_back(stamp_line(view, id + "/customer", "history_screen.approved_by",
                                           model::Side::Customer, *proposal.customer));
    if (proposal.supplier)
        card.children.push_back(stamp_line(view, id + "/supplier", "history_screen.approved_by",
                                           model::Side::Supplier, *proposal.supplier));
    Node words =
        text(id + "/words",
             plain(view.say("history_screen.six_words") + ": " + six_words(proposal.content_hash)),
             TextStyle::Label, Tone::Ink3);
    card.children.push_back(std::move(words));
    if (proposal.one_replica && proposal.approved())
        card.children.push_back(
            label(id + "/one_sitting", view.say("history_screen.approved_one_device")));
    return card;
}

}  // namespace

Node history_conflicts(const View& view) {
    Node out = scroll_of("history/conflicts");
    const auto conflicts = view.snapshot.conflicts();
    const auto most = static_cast<std::size_t>(view.state.history_pages * kCardsPage);
    for (std::size_t i = 0; i < conflicts.size() && i < most; ++i)
        out.children.push_back(conflict_card(view, conflicts[i]));
    if (conflicts.empty())
        out.children.push_back(
            none_of(view, "history/conflicts/none", "history_screen.conflicts_empty"));
    if (conflicts.size() > most)
        out.children.push_back(history_more(view, "history/conflicts/more"));
    return out;
}

Node history_approvals(const View& view) {
    Node out = scroll_of("history/approvals");
    const std::vector<Listed> all = listed(view);
    const auto most = static_cast<std::size_t>(view.state.history_pages * kCardsPage);
    for (std::size_t i = 0; i < all.size() && i < most; ++i)
        out.children.push_back(approval_card(view, all[i]));
    if (all.empty())
        out.children.push_back(
            none_of(view, "history/approvals/none", "history_screen.approvals_empty"));
    if (all.size() > most) out.children.push_back(history_more(view, "history/approvals/more"));
    return out;
}

}  // namespace samverka::screens
