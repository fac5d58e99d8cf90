// What a period came to for one side as a waterfall: value, what was paid and got, cost, the sum,
// and what waits.
#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "core/base/text.h"
#include "core/screens/incentives.h"

namespace samverka::screens {

namespace {

using model::Side;

constexpr float kHeight = 208;
constexpr float kTop = 26;  // room for the number above the highest bar
constexpr float kBottom = 200;
constexpr float kBarUnits = 100;
constexpr float kBarFrom = 16;
constexpr float kBarTo = 84;
constexpr float kNumberHeight = 21;
constexpr std::int64_t kMinorPerMillion = 100'000'000;
constexpr std::int64_t kMinorPerThousand = 100'000;

enum class BarKind : std::uint8_t { Part, Sum, Held };
struct Bar {
    std::string id;
    std::string name;
    GroupSum sum;
    BarKind kind{};
    std::int64_t from = 0;  // minor units
    std::int64_t to = 0;
};

std::vector<Bar> bars_of(const View& view, const SideSums& sums) {
    std::vector<Bar> out;
    std::int64_t at = 0;
    for (std::size_t i = 0; i < kLineGroups; ++i) {
        const GroupSum& one = sums.groups[i];
        if (one.minor == 0) continue;
        out.push_back({.id = base::number_text(static_cast<std::int64_t>(i)),
                       .name = group_name(view, static_cast<LineGroup>(i)),
                       .sum = one,
                       .kind = BarKind::Part,
                       .from = at,
                       .to = at + one.minor});
        at += one.minor;
    }
    out.push_back({.id = "sum",
                   .name = view.say("incentives.group.sum"),
                   .sum = sums.settled,
                   .kind = BarKind::Sum,
                   .from = 0,
                   .to = at});
    if (sums.held.lines > 0)
        out.push_back({.id = "held",
                       .name = view.say("incentives.group.held"),
                       .sum = sums.held,
                       .kind = BarKind::Held,
                       .from = at,
                       .to = at + sums.held.minor});
    return out;
}

// Millions with two decimals, or thousands where nothing comes to a million.
struct Unit {
    bool millions = false;

    [[nodiscard]] std::string number(const View& view, std::int64_t minor) const {
        const std::int64_t step = (millions ? kMinorPerMillion / 100 : kMinorPerThousand);
        const std::int64_t half = minor < 0 ? -step / 2 : step / 2;
        const std::int64_t rounded = (minor + half) / step;
        return (rounded > 0 ? "+" : "") +
               locale::show_every_digit(base::Decimal::from_scaled(rounded, millions ? 2 : 0),
                                        view.language);
    }
};

struct Drawing {
    const View& view;
    Side side;
    Unit unit;
    std::vector<Bar> bars;
    std::int64_t low = 0;
    std::int64_t high = 0;

    // Few bars stay as slim as many.
    [[nodiscard]] std::size_t columns() const {
        constexpr std::size_t kFewest = 5;
        return std::max(bars.size(), kFewest);
    }
    [[nodiscard]] float y(std::int64_t minor) const {
        const auto whole = static_cast<float>(std::max<std::int64_t>(high - low, 1));
        return kBottom - static_cast<float>(minor - low) / whole * (kBottom - kTop);
    }
    [[nodiscard]] Tone tone(const Bar& bar) const {
        if (bar.kind == BarKind::Part && bar.sum.minor < 0) return Tone::Ink2;
        return tone_of(side);
    }
};

Shape line(std::string id, std::vector<ScenePoint> points, Tone tone, LineStyle style) {
    Shape out;
    out.id = std::move(id);
    out.kind = ShapeKind::Line;
    out.points = std::move(points);
    out.tone = tone;
    out.line = style;
    out.stroke = style == LineStyle::Broken ? 1.5F : 0;
    return out;
}

void add_bar(const Drawing& drawing, std::size_t at, std::vector<Shape>& out) {
    const Bar& bar = drawing.bars[at];
    const float left = static_cast<float>(at) * kBarUnits + kBarFrom;
    const float right = static_cast<float>(at) * kBarUnits + kBarTo;
    float top = drawing.y(std::max(bar.from, bar.to));
    float bottom = drawing.y(std::min(bar.from, bar.to));
    constexpr float kLeast = 3;  // a little is not nothing
    if (bottom - top < kLeast) {
        const float middle = (bottom + top) / 2;
        top = middle - kLeast / 2;
        bottom = middle + kLeast / 2;
    }
    const bool held = bar.kind == BarKind::Held;
    Shape box;
    box.id = "bar" + bar.id;
    box.kind = ShapeKind::Box;
    box.points = {{left, top}, {right, bottom}};
    box.tone = drawing.tone(bar);
    box.paint = held ? Paint::Wash : Paint::Full;
    out.push_back(std::move(box));
    if (held)
        out.push_back(
            line("edge" + bar.id,
                 {{left, top}, {right, top}, {right, bottom}, {left, bottom}, {left, top}},
                 drawing.tone(bar), LineStyle::Broken));
    if (at + 1 < drawing.bars.size())
        out.push_back(line("step" + bar.id,
                           {{right, drawing.y(bar.to)},
                            {right + kBarUnits - kBarTo + kBarFrom, drawing.y(bar.to)}},
                           Tone::Ink3, LineStyle::Whole));
}

Node scene(const Drawing& drawing, const std::string& id) {
    Node out;
    out.id = id + "/scene";
    out.kind = NodeKind::Picture;
    out.layout.column = 1;
    out.layout.row = 1;
    out.layout.column_span = static_cast<std::uint8_t>(drawing.columns());
    out.layout.height = fixed(kHeight);
    out.scene.width = kBarUnits * static_cast<float>(drawing.columns());
    out.scene.height = kHeight;
    out.scene.shapes.push_back(line("zero", {{0, drawing.y(0)}, {out.scene.width, drawing.y(0)}},
                                    Tone::Ink3, LineStyle::Whole));
    for (std::size_t at = 0; at < drawing.bars.size(); ++at) add_bar(drawing, at, out.scene.shapes);
    out.name =
        drawing.view.plain(base::Message{.key = "incentives.waterfall", .arguments = {}}.with(
            "party", base::PlainArgument{party_name(drawing.view, drawing.side)}));
    return out;
}

// The number above its bar, over the picture.
Node number(const Drawing& drawing, const std::string& id, std::size_t at) {
    const Bar& bar = drawing.bars[at];
    Node out = region(id + "/over/" + bar.id, Flow::Stack, 0);
    out.layout.column = static_cast<std::uint8_t>(at + 1);
    out.layout.row = 1;
    out.layout.height = fixed(kHeight);
    Node above = region(out.id + "/above", Flow::Stack, 0);
    const float top = drawing.y(std::max(bar.from, bar.to)) - kNumberHeight - 2;
    above.layout.height = fixed(std::floor(std::max(top, 0.0F)));
    out.children.push_back(std::move(above));
    Node value = amount_node(id + "/bar/" + bar.id,
                             drawing.unit.number(drawing.view, bar.sum.minor), bar.sum.trace);
    value.style.text_align = Align::Center;
    value.style.text = TextStyle::Label;
    value.style.weight = Weight::SemiBold;
    value.name = bar.name + ": " + signed_amount(drawing.view, bar.sum.minor);
    out.children.push_back(std::move(value));
    return out;
}

Node figure_head(const Drawing& drawing, const std::string& id, const SideSums& sums) {
    const View& view = drawing.view;
    Node out = region(id + "/head", Flow::Row, 8);
    out.layout.align = Align::Baseline;
    Node name = heading(id + "/party", party_name(view, drawing.side), 2, TextStyle::Title);
    name.style.tone = tone_of(drawing.side);
    name.layout.width = fit();
    out.children.push_back(std::move(name));
    Node unit = label(
        id + "/unit",
        view.plain(base::Message{
            .key = drawing.unit.millions ? "incentives.unit.million" : "incentives.unit.thousand",
            .arguments = {}}
                       .with("currency", base::PlainArgument{std::string(view.currency.code)})));
    unit.layout.width = fill();
    out.children.push_back(std::move(unit));
    Node sum =
        amount_node(id + "/sum", drawing.unit.number(view, sums.settled.minor), sums.settled.trace);
    sum.style.text = TextStyle::Figure;
    sum.style.weight = Weight::SemiBold;
    sum.layout.width = fit();
    sum.name = view.say("incentives.group.sum") + ": " + signed_amount(view, sums.settled.minor);
    out.children.push_back(std::move(sum));
    return out;
}

}  // namespace

Node waterfall_card(const View& view, const ShownOutcomes& shown, Side side) {
    const std::string id =
        std::string("incentives/") + (side == Side::Customer ? "customer" : "supplier");
    Node out = region(id, Flow::Stack, 10);
    out.layout.padding_x = 16;
    out.layout.padding_y = 14;
    out.style.surface = Surface::Panel;
    out.style.edges = {Edge::Line};
    out.name = party_name(view, side);
    const SideSums sums = sums_of(shown, side);
    Drawing drawing{.view = view, .side = side, .unit = {}, .bars = bars_of(view, sums)};
    std::int64_t most = 0;
    for (const Bar& bar : drawing.bars) {
        drawing.low = std::min({drawing.low, bar.from, bar.to});
        drawing.high = std::max({drawing.high, bar.from, bar.to});
        most = std::max(most, std::abs(bar.sum.minor));
    }
    drawing.unit.millions = most >= kMinorPerMillion;
    out.children.push_back(figure_head(drawing, id, sums));
    Node grid = region(id + "/grid", Flow::Grid, 6);
    grid.layout.columns.assign(drawing.columns(), fill());
    grid.children.push_back(scene(drawing, id));
    for (std::size_t at = 0; at < drawing.bars.size(); ++at)
        grid.children.push_back(number(drawing, id, at));
    for (std::size_t at = 0; at < drawing.bars.size(); ++at) {
        Node name = label(id + "/name/" + drawing.bars[at].id, drawing.bars[at].name);
        name.layout.column = static_cast<std::uint8_t>(at + 1);
        name.layout.row = 2;
        name.style.text_align = Align::Center;
        grid.children.push_back(std::move(name));
    }
    out.children.push_back(std::move(grid));
    return out;
}

}  // namespace samverka::screens
