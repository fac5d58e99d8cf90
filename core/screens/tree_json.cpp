#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/assert.h"
#include "core/base/text.h"
#include "core/screens/node.h"
#include "core/screens/node_names.h"

namespace samverka::screens {

namespace {

using std::string_view_literals::operator""sv;

constexpr std::array kNodeKinds{"region"sv, "heading"sv, "text"sv,    "badge"sv, "value"sv,
                                "icon"sv,   "button"sv,  "link"sv,    "card"sv,  "toolbar"sv,
                                "list"sv,   "table"sv,   "field"sv,   "menu"sv,  "dialog"sv,
                                "status"sv, "empty"sv,   "picture"sv, "grid"sv};
constexpr std::array kFlows{"stack"sv, "row"sv, "wrap"sv, "grid"sv, "layer"sv};
constexpr std::array kAligns{"start"sv, "center"sv, "end"sv, "stretch"sv, "baseline"sv};
constexpr std::array kScrolls{"none"sv, "vertical"sv};
constexpr std::array kExtents{"fit"sv, "fill"sv, "fixed"sv};
constexpr std::array kTextStyles{"label"sv, "dense"sv, "body"sv, "title"sv, "screen"sv, "figure"sv};
constexpr std::array kWeights{"regular"sv, "medium"sv, "semi_bold"sv};
constexpr std::array kTones{"ink"sv,  "ink2"sv,  "ink3"sv, "customer"sv, "supplier"sv,
                            "good"sv, "watch"sv, "miss"sv, "no_data"sv,  "inverse"sv};
constexpr std::array kSurfaces{"none"sv, "page"sv, "panel"sv, "sunken"sv, "selected"sv, "tinted"sv};
constexpr std::array kEdges{"none"sv,   "line"sv,  "customer"sv, "supplier"sv, "strong"sv,
                            "bottom"sv, "right"sv, "left"sv,     "broken"sv};
constexpr std::array kMarks{"none"sv,   "error"sv,   "warning"sv, "advice"sv,
                            "praise"sv, "no_data"sv, "dot"sv};
constexpr std::array kOverflows{"wrap"sv, "cut"sv};
constexpr std::array kLandmarks{"none"sv, "banner"sv,        "navigation"sv,
                                "main"sv, "complementary"sv, "search"sv};
constexpr std::array kArrows{"none"sv, "list"sv, "row"sv, "grid"sv};
constexpr std::array kRooms{"always"sv, "wide_only"sv, "tight_only"sv};
constexpr std::array kActionKinds{"none"sv, "command"sv, "view"sv};
constexpr std::array kEditKinds{"text"sv,  "long_text"sv, "integer"sv, "decimal"sv,
                                "money"sv, "date"sv,      "choice"sv,  "person"sv};
constexpr std::array kLineStyles{"whole"sv, "broken"sv};
constexpr std::array kConnectorForms{"level"sv, "curved"sv, "trunk"sv};
constexpr std::array kShapeKinds{"line"sv, "area"sv, "box"sv, "mark"sv, "words"sv};
constexpr std::array kPaints{"full"sv, "wash"sv};
constexpr std::array kRunKinds{"plain"sv, "value"sv, "reference"sv,
                               "term"sv,  "added"sv, "removed"sv};

constexpr std::array kTreeEnums{
    EnumNames{"NodeKind", kNodeKinds},
    EnumNames{"Flow", kFlows},
    EnumNames{"Align", kAligns},
    EnumNames{"Scroll", kScrolls},
    EnumNames{"Extent", kExtents},
    EnumNames{"TextStyle", kTextStyles},
    EnumNames{"Weight", kWeights},
    EnumNames{"Tone", kTones},
    EnumNames{"Surface", kSurfaces},
    EnumNames{"Edge", kEdges},
    EnumNames{"Mark", kMarks},
    EnumNames{"Overflow", kOverflows},
    EnumNames{"Landmark", kLandmarks},
    EnumNames{"Arrows", kArrows},
    EnumNames{"Room", kRooms},
    EnumNames{"ActionKind", kActionKinds},
    EnumNames{"EditKind", kEditKinds},
    EnumNames{"LineStyle", kLineStyles},
    EnumNames{"ConnectorForm", kConnectorForms},
    EnumNames{"ShapeKind", kShapeKinds},
    EnumNames{"Paint", kPaints},
    EnumNames{"RunKind", kRunKinds},
};

// A table is as long as its enumeration: the last enumerator's name is the last name.
static_assert(kNodeKinds.size() == static_cast<std::size_t>(NodeKind::Grid) + 1);
static_assert(kFlows.size() == static_cast<std::size_t>(Flow::Layer) + 1);
static_assert(kAligns.size() == static_cast<std::size_t>(Align::Baseline) + 1);
static_assert(kScrolls.size() == static_cast<std::size_t>(Scroll::Vertical) + 1);
static_assert(kExtents.size() == static_cast<std::size_t>(Extent::Fixed) + 1);
static_assert(kTextStyles.size() == static_cast<std::size_t>(TextStyle::Figure) + 1);
static_assert(kWeights.size() == static_cast<std::size_t>(Weight::SemiBold) + 1);
static_assert(kTones.size() == static_cast<std::size_t>(Tone::Inverse) + 1);
static_assert(kSurfaces.size() == static_cast<std::size_t>(Surface::Tinted) + 1);
static_assert(kEdges.size() == static_cast<std::size_t>(Edge::Broken) + 1);
static_assert(kMarks.size() == static_cast<std::size_t>(Mark::Dot) + 1);
static_assert(kOverflows.size() == static_cast<std::size_t>(Overflow::Cut) + 1);
static_assert(kLandmarks.size() == static_cast<std::size_t>(Landmark::Search) + 1);
static_assert(kArrows.size() == static_cast<std::size_t>(Arrows::Grid) + 1);
static_assert(kRooms.size() == static_cast<std::size_t>(Room::TightOnly) + 1);
static_assert(kActionKinds.size() == static_cast<std::size_t>(ActionKind::View) + 1);
static_assert(kEditKinds.size() == static_cast<std::size_t>(EditKind::Person) + 1);
static_assert(kLineStyles.size() == static_cast<std::size_t>(LineStyle::Broken) + 1);
static_assert(kRunKinds.size() == static_cast<std::size_t>(locale::RunKind::Removed) + 1);
static_assert(kConnectorForms.size() == static_cast<std::size_t>(ConnectorForm::Trunk) + 1);
static_assert(kShapeKinds.size() == static_cast<std::size_t>(ShapeKind::Words) + 1);
static_assert(kPaints.size() == static_cast<std::size_t>(Paint::Wash) + 1);

std::string_view name_of(std::span<const std::string_view> names, std::uint8_t at) {
    SV_ASSERT(at < names.size());
    return names[at];
}

// A whole number as a number, any other as its decimal text with at most three places.
json::Value length_json(float value) {
    const double scaled = static_cast<double>(value) * 1000.0;
    const auto thousandths = static_cast<std::int64_t>(scaled < 0 ? scaled - 0.5 : scaled + 0.5);
    if (thousandths % 1000 == 0) return thousandths / 1000;
    const std::int64_t size = thousandths < 0 ? -thousandths : thousandths;
    std::string places = base::number_text(1000 + size % 1000).substr(1);
    while (places.back() == '0') places.pop_back();
    return (thousandths < 0 ? "-" : "") + base::number_text(size / 1000) + "." + places;
}

// Collects the members of one object; those with their default value stay out.
class Members {
  public:
    void put(const char* key, json::Value value) { m_members.emplace_back(key, std::move(value)); }
    void text(const char* key, const std::string& value) {
        if (!value.empty()) put(key, value);
    }
    void flag(const char* key, bool value, bool usual = false) {
        if (value != usual) put(key, value);
    }
    void count(const char* key, std::uint8_t value, std::uint8_t usual = 0) {
        if (value != usual) put(key, static_cast<std::int64_t>(value));
    }
    void length(const char* key, float value) {
        if (value != 0) put(key, length_json(value));
    }
    template <class Enum>
    void name(const char* key, std::span<const std::string_view> names, Enum value, Enum usual) {
        if (value != usual) put(key, name_of(names, static_cast<std::uint8_t>(value)));
    }
    void array(const char* key, json::Array values) {
        if (!values.empty()) put(key, std::move(values));
    }
    // An object of which nothing is left says nothing.
    void object(const char* key, json::Object value) {
        if (!value.empty()) put(key, std::move(value));
    }
    [[nodiscard]] json::Object take() { return json::Object(std::move(m_members)); }

  private:
    std::vector<json::Object::Member> m_members;
};

template <class Item, class ToObject>
json::Array array_json(const std::vector<Item>& items, ToObject to_object) {
    json::Array array;
    array.reserve(items.size());
    for (const Item& item : items) array.emplace_back(to_object(item));
    return array;
}

json::Object extent_json(const Length& length) {
    Members members;
    members.name("extent", kExtents, length.extent, Extent::Fit);
    members.length("value", length.value);
    members.length("min", length.min);
    members.length("max", length.max);
    return members.take();
}

bool same(const Length& a, const Length& b) {
    return a.extent == b.extent && a.value == b.value && a.min == b.min && a.max == b.max;
}

json::Object layout_json(const Layout& layout) {
    const Layout usual;
    Members members;
    members.name("flow", kFlows, layout.flow, usual.flow);
    // A width that only fits is {}: the default of a width is to fill.
    if (!same(layout.width, usual.width)) members.put("width", extent_json(layout.width));
    if (!same(layout.height, usual.height)) members.put("height", extent_json(layout.height));
    members.length("gap", layout.gap);
    members.length("column_gap", layout.column_gap);
    members.length("padding_x", layout.padding_x);
    members.length("padding_y", layout.padding_y);
    members.name("align", kAligns, layout.align, usual.align);
    members.name("justify", kAligns, layout.justify, usual.justify);
    members.name("scroll", kScrolls, layout.scroll, usual.scroll);
    members.array("columns", array_json(layout.columns, extent_json));
    members.count("column", layout.column, usual.column);
    members.count("row", layout.row, usual.row);
    members.count("column_span", layout.column_span, usual.column_span);
    members.count("row_span", layout.row_span, usual.row_span);
    members.name("self", kAligns, layout.self, usual.self);
    return members.take();
}

json::Object style_json(const Style& style) {
    const Style usual;
    Members members;
    members.name("text", kTextStyles, style.text, usual.text);
    members.name("weight", kWeights, style.weight, usual.weight);
    members.name("tone", kTones, style.tone, usual.tone);
    members.name("surface", kSurfaces, style.surface, usual.surface);
    members.array("edges", array_json(style.edges, [](Edge edge) {
                      return name_of(kEdges, static_cast<std::uint8_t>(edge));
                  }));
    members.name("text_align", kAligns, style.text_align, usual.text_align);
    members.name("overflow", kOverflows, style.overflow, usual.overflow);
    return members.take();
}

json::Object run_json(const locale::Run& run) {
    Members members;
    members.name("kind", kRunKinds, run.kind, locale::RunKind::Plain);
    members.text("text", run.text);
    members.text("target", run.target);
    return members.take();
}

json::Object action_json(const Action& action) {
    if (action.empty()) return {};
    Members members;
    members.name("kind", kActionKinds, action.kind, ActionKind::None);
    members.text("name", action.name);
    members.object("args", action.args);
    members.text("fill", action.fill);
    return members.take();
}

json::Object option_json(const Option& option) {
    Members members;
    members.text("value", option.value);
    members.text("label", option.label);
    members.text("detail", option.detail);
    members.name("tone", kTones, option.tone, Tone::Ink);
    return members.take();
}

json::Object edit_json(const FieldEdit& edit) {
    Members members;
    members.name("kind", kEditKinds, edit.kind, EditKind::Text);
    members.text("typed", edit.typed);
    members.text("placeholder", edit.placeholder);
    members.array("options", array_json(edit.options, option_json));
    members.flag("live", edit.live);
    members.flag("autofocus", edit.autofocus);
    members.object("action", action_json(edit.action));
    members.text("error", edit.error);
    return members.take();
}

json::Object menu_item_json(const MenuItem& item) {
    Members members;
    members.text("label", item.label);
    members.text("detail", item.detail);
    members.text("shortcut", item.shortcut);
    members.name("mark", kMarks, item.mark, Mark::None);
    members.flag("enabled", item.enabled, true);
    members.object("action", action_json(item.action));
    return members.take();
}

json::Object drag_json(const Drag& drag) {
    Members members;
    members.text("kind", drag.kind);
    members.text("item", drag.item);
    return members.take();
}

json::Object drop_json(const Drop& drop) {
    Members members;
    members.text("accepts", drop.accepts);
    members.object("action", action_json(drop.action));
    return members.take();
}

json::Object connector_json(const Connector& connector) {
    Members members;
    members.text("id", connector.id);
    members.text("from", connector.from);
    members.text("to", connector.to);
    members.text("at", connector.at);
    members.name("line", kLineStyles, connector.line, LineStyle::Whole);
    members.name("tone", kTones, connector.tone, Tone::Ink3);
    members.name("form", kConnectorForms, connector.form, ConnectorForm::Level);
    members.length("stroke", connector.stroke);
    members.length("lane", connector.lane);
    members.text("name", connector.name);
    return members.take();
}

json::Object shape_json(const Shape& shape) {
    Members members;
    members.text("id", shape.id);
    members.name("kind", kShapeKinds, shape.kind, ShapeKind::Line);
    json::Array points;  // x and y by turns
    for (const ScenePoint& point : shape.points) {
        points.emplace_back(length_json(point.x));
        points.emplace_back(length_json(point.y));
    }
    members.array("points", std::move(points));
    members.name("tone", kTones, shape.tone, Tone::Ink);
    members.name("paint", kPaints, shape.paint, Paint::Full);
    members.name("line", kLineStyles, shape.line, LineStyle::Whole);
    members.length("stroke", shape.stroke);
    members.name("mark", kMarks, shape.mark, Mark::None);
    members.text("words", shape.words);
    members.name("text", kTextStyles, shape.text, TextStyle::Label);
    members.name("weight", kWeights, shape.weight, Weight::Regular);
    members.name("align", kAligns, shape.align, Align::Start);
    return members.take();
}

json::Object grid_column_json(const GridColumn& column) {
    Members members;
    members.text("title", column.title);
    members.text("detail", column.detail);
    members.length("width", column.width);
    members.name("align", kAligns, column.align, Align::Start);
    return members.take();
}

json::Object grid_json(const Grid& grid) {
    if (grid.empty()) return {};
    Members members;
    members.text("source", grid.source);
    members.put("rows", grid.rows);
    members.array("columns", array_json(grid.columns, grid_column_json));
    members.count("head_columns", grid.head_columns, 1);
    members.length("row_height", grid.row_height);
    members.flag("takes_paste", grid.takes_paste);
    if (grid.selected_row >= 0) members.put("selected_row", grid.selected_row);
    return members.take();
}

json::Object scene_json(const Scene& scene) {
    Members members;
    members.length("width", scene.width);
    members.length("height", scene.height);
    members.array("shapes", array_json(scene.shapes, shape_json));
    members.array("connectors", array_json(scene.connectors, connector_json));
    return members.take();
}

void put_meaning(Members& members, const Node& node) {
    members.text("name", node.name);
    members.text("tooltip", node.tooltip);
    members.text("icon", node.icon);
    members.name("mark", kMarks, node.mark, Mark::None);
    members.text("trace", node.trace);
    members.count("heading_level", node.heading_level);
    members.count("header_rows", node.header_rows);
    members.name("landmark", kLandmarks, node.landmark, Landmark::None);
    members.text("describes", node.describes);
}

void put_interaction(Members& members, const Node& node) {
    members.name("arrows", kArrows, node.arrows, Arrows::None);
    members.flag("primary", node.primary);
    members.flag("selected", node.selected);
    members.flag("expanded", node.expanded);
    members.flag("enabled", node.enabled, true);
    members.text("shortcut", node.shortcut);
    members.object("action", action_json(node.action));
    members.object("dismiss", action_json(node.dismiss));
    members.object("edit", edit_json(node.edit));
    members.array("menu", array_json(node.menu, menu_item_json));
    members.object("drag", drag_json(node.drag));
    members.object("drop", drop_json(node.drop));
}

json::Object node_json(const Node& node) {
    Members members;
    members.put("id", node.id);
    members.put("kind", name_of(kNodeKinds, static_cast<std::uint8_t>(node.kind)));
    members.object("layout", layout_json(node.layout));
    members.object("style", style_json(node.style));
    members.array("text", array_json(node.text, run_json));
    members.name("room", kRooms, node.room, Room::Always);
    put_meaning(members, node);
    put_interaction(members, node);
    members.object("scene", scene_json(node.scene));
    members.object("grid", grid_json(node.grid));
    members.array("children", array_json(node.children, node_json));
    return members.take();
}

}  // namespace

std::span<const EnumNames> tree_enums() { return kTreeEnums; }

json::Value cells_json(const std::vector<std::vector<GridCell>>& rows) {
    const auto cell_json = [](const GridCell& cell) {
        Members members;
        members.text("text", cell.text);
        members.text("name", cell.name);
        members.name("mark", kMarks, cell.mark, Mark::None);
        members.name("tone", kTones, cell.tone, Tone::Ink);
        members.name("surface", kSurfaces, cell.surface, Surface::None);
        members.name("weight", kWeights, cell.weight, Weight::Regular);
        members.flag("editable", cell.editable);
        members.flag("active", cell.active);
        members.text("typed", cell.typed);
        members.text("error", cell.error);
        return members.take();
    };
    return array_json(rows, [&](const std::vector<GridCell>& row) {
        return json::Value(array_json(row, cell_json));
    });
}

json::Value tree_json(const Tree& tree) {
    Members members;
    members.put("revision", static_cast<std::int64_t>(tree.revision));
    members.put("language", locale::language_code(tree.language));
    members.put("title", tree.title);
    members.array("terms", array_json(tree.terms, [](const TermMeaning& term) {
                      Members one;
                      one.text("key", term.key);
                      one.text("word", term.word);
                      one.text("meaning", term.meaning);
                      return one.take();
                  }));
    members.put("root", node_json(tree.root));
    return members.take();
}

}  // namespace samverka::screens
