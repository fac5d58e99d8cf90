// What the last quarter came to for both sides, over all schemes.
#include "core/screens/incentives.h"
#include "core/screens/kpis.h"
#include "core/screens/overview.h"

namespace samverka::screens {

namespace {

using model::Side;

constexpr float kAmountWidth = 88;

Node row_of(const std::string& id, std::string name, const std::array<Node, 2>& amounts) {
    Node out = region(id, Flow::Grid, 0);
    out.layout.columns = {fill(1, 80), fixed(kAmountWidth), fixed(kAmountWidth)};
    out.layout.column_gap = 6;
    out.layout.padding_y = 6;
    out.style.edges = {Edge::Bottom};
    out.children.push_back(text(id + "/name", plain(std::move(name)), TextStyle::Dense));
    for (const Node& amount : amounts) out.children.push_back(amount);
    return out;
}

Node side_head(const View& view, const std::string& id, Side side) {
    Node out = label(id, party_name(view, side));
    out.style.text_align = Align::End;
    out.style.tone = tone_of(side);
    return out;
}

}  // namespace

Node outcome_card(const View& view) {
    const ShownOutcomes shown = latest_outcomes(view);
    Node card = overview_card("overview/outcome", view.say("incentives.both"));
    if (!shown.period) {
        Node none = text("overview/outcome/none", plain(view.say("incentives.no_period")),
                         TextStyle::Dense, Tone::Ink2);
        none.kind = NodeKind::Empty;
        card.children.push_back(std::move(none));
        return card;
    }
    Node state = text("overview/outcome/state",
                      plain(capitalised(locale::show_period(*shown.period, view.language)) + " · " +
                            locale::inside_sentence(state_words(view, shown.state))),
                      TextStyle::Label, Tone::Ink3);
    card.children.push_back(std::move(state));
    const std::array sums{sums_of(shown, Side::Customer), sums_of(shown, Side::Supplier)};
    Node table = region("overview/outcome/table", Flow::Stack, 0);
    table.kind = NodeKind::Table;
    table.header_rows = 1;
    table.name = view.say("incentives.both");
    const std::string base_id = "overview/outcome/";
    table.children.push_back(row_of(base_id + "sides", "",
                                    {side_head(view, base_id + "sides/customer", Side::Customer),
                                     side_head(view, base_id + "sides/supplier", Side::Supplier)}));
    const auto add = [&](const std::string& id, std::string name, auto pick, Weight weight) {
        if (pick(sums[0]).lines + pick(sums[1]).lines == 0) return;
        std::array<Node, 2> amounts;
        for (std::size_t side = 0; side < 2; ++side) {
            const GroupSum& sum = pick(sums[side]);
            amounts[side] =
                amount_cell(base_id + id + (side == 0 ? "/customer" : "/supplier"),
                            sum.lines == 0 ? std::string("—") : signed_amount(view, sum.minor),
                            sum.lines == 0 ? std::string() : sum.trace);
            amounts[side].style.weight = weight;
        }
        table.children.push_back(row_of(base_id + id, std::move(name), amounts));
        table.children.back().children.front().style.weight = weight;
    };
    constexpr std::array<const char*, kLineGroups> kIds{
        "value", "incentive", "gainshare", "credits", "limit", "adjustment", "cost"};
    for (std::size_t i = 0; i < kLineGroups; ++i)
        add(
            kIds[i], group_name(view, static_cast<LineGroup>(i)),
            [i](const SideSums& one) -> const GroupSum& { return one.groups[i]; }, Weight::Regular);
    add(
        "sum", view.say("incentives.group.sum"),
        [](const SideSums& one) -> const GroupSum& { return one.settled; }, Weight::SemiBold);
    add(
        "held", view.say("incentives.group.held"),
        [](const SideSums& one) -> const GroupSum& { return one.held; }, Weight::Regular);
    table.children.back().style.edges = {};
    card.children.push_back(std::move(table));
    Node more = button("overview/outcome/open", view.say("incentives.open"),
                       intent("navigate", {{"screen", "incentives"}}));
    more.kind = NodeKind::Link;
    more.style.text = TextStyle::Dense;
    card.children.push_back(std::move(more));
    return card;
}

}  // namespace samverka::screens
