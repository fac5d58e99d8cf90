// The tree of nodes that a screen is: what every renderer draws and every test reads.
//
// A screen is a pure function from a snapshot and a ScreenState to a Tree. Dear ImGui (core/ui),
// real HTML (web/src/view) and later the printed page are renderers of it; none of them knows a
// partnership. A renderer never interprets commands either: it reports gestures by node id
// (core/screens/gesture.h) and the core looks up what the node offers. Ids are stable from tree to
// tree ("organisation/pair/<id>/customer"), so focus, scroll, drafts and running drags survive a
// rebuild; they belong to the renderer, keyed by node id.
//
// Kinds are a closed set. A kind is built, in all renderers, with the first screen that needs it;
// ARCHITECTURE.md names the others. What a node cannot say becomes a kind or a property here, never
// a special case in one renderer.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/json/value.h"
#include "core/locale/runs.h"

namespace samverka::screens {

enum class NodeKind : std::uint8_t {
    Region,   // groups; with a name it is a landmark (see `landmark`)
    Heading,  // text with a `heading_level`
    Text,     // runs
    Badge,    // short status text with a mark (shape) and a tone
    Value,    // a number or amount with its trace in `trace`
    Icon,     // a picture that says nothing the text beside it does not say; or a named one
    Button,   // acts when activated; `primary` for the one dark button of a screen
    Link,     // navigates when activated
    Card,     // a bordered surface; focusable and selectable when it has an action
    Toolbar,  // a row of controls, arrow keys move within
    List,     // children are items
    Table,    // children are rows (Region) whose children are cells; first row is the header when
              // `header_rows` is 1
    Field,    // a value that is edited where it stands; see FieldEdit
    Menu,     // a button that opens its `menu`
    Dialog,   // covers the screen, keeps the focus, Escape activates its `dismiss`
    Status,   // a live message, announced when it changes
    Empty,    // says what belongs here; children offer the first step
    Picture,  // a scene; see Scene. Its children, if any, say the same in words and figures for
              // those who do not see it: drawn by no renderer, read by screen readers
    Grid,     // many cells of which only the visible ones are asked for; see Grid
};

enum class Flow : std::uint8_t { Stack, Row, Wrap, Grid, Layer };
enum class Align : std::uint8_t { Start, Center, End, Stretch, Baseline };
enum class Scroll : std::uint8_t { None, Vertical };
enum class Extent : std::uint8_t { Fit, Fill, Fixed };

// Sizes are in pixels at 100 %: renderers multiply by the zoom of the text.
struct Length {
    Extent extent = Extent::Fit;
    float value = 0;  // Fixed: pixels; Fill: weight
    float min = 0;
    float max = 0;  // 0 is unbounded
};
[[nodiscard]] constexpr Length fit() { return {}; }
[[nodiscard]] constexpr Length fill(float weight = 1, float min = 0, float max = 0) {
    return {Extent::Fill, weight, min, max};
}
[[nodiscard]] constexpr Length fixed(float pixels) { return {Extent::Fixed, pixels, 0, 0}; }

struct Layout {
    Flow flow = Flow::Stack;
    Length width = {Extent::Fill, 1, 0, 0};
    Length height = {};
    float gap = 0;         // between children; in a grid between rows
    float column_gap = 0;  // grid only; 0 means gap
    float padding_x = 0;
    float padding_y = 0;
    Align align = Align::Stretch;  // across the flow
    Align justify = Align::Start;  // along the flow
    Scroll scroll = Scroll::None;
    std::vector<Length> columns;  // grid
    std::uint8_t column =
        0;  // in a grid: the cell from 1 on, 0 the next free one; given cells may overlap
    std::uint8_t row = 0;
    std::uint8_t column_span = 1;
    std::uint8_t row_span = 1;
    Align self = Align::Stretch;  // in a grid: up and down in its cell; Stretch as the grid says
};

// Type scale and tones are roles; px and colours stand in core/screens/theme.h for all renderers.
enum class TextStyle : std::uint8_t { Label, Dense, Body, Title, Screen, Figure };
enum class Weight : std::uint8_t { Regular, Medium, SemiBold };
enum class Tone : std::uint8_t {
    Ink,
    Ink2,
    Ink3,
    Customer,
    Supplier,
    Good,
    Watch,
    Miss,
    NoData,
    Inverse
};
enum class Surface : std::uint8_t { None, Page, Panel, Sunken, Selected, Tinted };
// Broken: dashed all around, in the tone; of a card that hangs on nothing.
enum class Edge : std::uint8_t {
    None,
    Line,
    Customer,
    Supplier,
    Strong,
    Bottom,
    Right,
    Left,
    Broken
};
// Status and severity are always a shape as well as a colour.
enum class Mark : std::uint8_t { None, Error, Warning, Advice, Praise, NoData, Dot };
enum class Overflow : std::uint8_t {
    Wrap,
    Cut
};  // Cut says so: an ellipsis, the whole text in the tooltip
enum class Landmark : std::uint8_t { None, Banner, Navigation, Main, Complementary, Search };
enum class Arrows : std::uint8_t {
    None,
    List,
    Row,
    Grid
};  // roving focus among focusable descendants
// A node that is shown only where there is room for it, or only where there is not (threshold in
// theme.h).
enum class Room : std::uint8_t { Always, WideOnly, TightOnly };

struct Style {
    TextStyle text = TextStyle::Body;
    Weight weight = Weight::Regular;
    Tone tone = Tone::Ink;
    Surface surface = Surface::None;
    std::vector<Edge> edges;
    Align text_align = Align::Start;
    Overflow overflow = Overflow::Wrap;
};

// What activating a node does. A domain command goes to the session; a view intent to `reduce`.
enum class ActionKind : std::uint8_t { None, Command, View };
struct Action {
    ActionKind kind = ActionKind::None;
    std::string name;  // command id or view intent
    json::Object args;
    std::string fill;  // the argument that a typed text, a choice or a dropped item fills

    [[nodiscard]] bool empty() const { return kind == ActionKind::None; }
};

enum class EditKind : std::uint8_t {
    Text,
    LongText,
    Integer,
    Decimal,
    Money,
    Date,
    Choice,
    Person
};
struct Option {
    std::string value;  // what is filled in
    std::string label;
    std::string detail;
    Tone tone = Tone::Ink;
    Action
        action;  // taken instead of the field's own, e.g. to leave a post vacant; stays in the core
};
struct FieldEdit {
    EditKind kind = EditKind::Text;
    std::string typed;  // what stands in the editor when editing begins
    std::string placeholder;
    std::vector<Option> options;  // Choice, Person: filtered by what is typed
    bool live = false;            // acts on each keystroke (search), not when left
    bool autofocus = false;       // takes the focus when it appears
    Action action;      // `fill` receives what was typed, in people's form; the core reads it
    std::string error;  // shown beside the field: the last refusal, in the reader's language
};

struct MenuItem {
    std::string label;
    std::string detail;
    std::string shortcut;
    Mark mark = Mark::None;
    bool enabled = true;
    Action action;
};

struct Drag {
    std::string kind;  // "person"
    std::string item;  // its id
    bool empty() const { return kind.empty(); }
};
struct Drop {
    std::string accepts;  // a drag kind
    Action action;        // `fill` receives the item
    bool empty() const { return accepts.empty(); }
};

// A scene is drawn in its node's box, and its connectors under the siblings of its node.
enum class LineStyle : std::uint8_t { Whole, Broken };
// Trunk: down from the foot of `from`, beside its siblings, and level into `to`, which stands below
// on the right; where it does not, as Curved.
enum class ConnectorForm : std::uint8_t { Level, Curved, Trunk };
// The ends of a connector name node ids and are resolved after layout.
struct Connector {
    std::string id;
    std::string from;  // node id; leaves at the middle of the side that faces `to`
    std::string to;    // node id
    std::string at;    // the height comes from this node's middle when it is not empty
    LineStyle line = LineStyle::Whole;
    Tone tone = Tone::Ink3;
    ConnectorForm form = ConnectorForm::Level;
    float stroke = 0;  // pixels; 0 is a hairline
    float lane = 0;    // of a trunk: pixels to the right of the foot's middle
    std::string name;  // what the line says, for those who do not see it
};
enum class ShapeKind : std::uint8_t {
    Line,   // through its points
    Area,   // within its points, filled
    Box,    // between two corners, filled
    Mark,   // a symbol at its point; never stretched
    Words,  // a text at its point, standing on its baseline's middle; never stretched
};
// Wash: the tone's pale ground; a mark is hollow.
enum class Paint : std::uint8_t { Full, Wash };
struct ScenePoint {
    float x = 0;
    float y = 0;
};
// Points are in the scene's own units, x to the right and y downwards.
struct Shape {
    std::string id;  // unique in its scene
    ShapeKind kind{};
    std::vector<ScenePoint> points;
    Tone tone = Tone::Ink;
    Paint paint = Paint::Full;
    LineStyle line = LineStyle::Whole;
    float stroke =
        0;  // pixels: how thick a line is, how large a mark; 0 is a hairline, a usual mark
    Mark mark = Mark::None;
    std::string words;
    TextStyle text = TextStyle::Label;
    Weight weight = Weight::Regular;
    Align align = Align::Start;  // of words: which part of them stands at the point
};
// `width` × `height` units fill the node's box; lines keep their thickness, marks and words their
// size.
struct Scene {
    float width = 0;
    float height = 0;
    std::vector<Shape> shapes;  // painted in this order
    std::vector<Connector> connectors;
};

// Many cells. Titles are here; the cells of what is visible are asked for by `source`
// (core/screens/grid_source.h), so a grid of a hundred thousand costs what is seen of it. Arrow
// keys move the cell cursor; typing or Enter edits where the cell says that it can be edited; a
// block of text that is pasted is handed to the core with the cell at which it begins.
struct GridColumn {
    std::string title;
    std::string detail;  // under the title, small: the unit
    float width = 80;    // pixels at 100 %
    Align align = Align::Start;
};
struct Grid {
    std::string source;
    std::int64_t rows = 0;
    std::vector<GridColumn> columns;
    std::uint8_t head_columns = 1;  // stay when the others scroll sideways
    float row_height = 34;
    bool takes_paste = false;
    std::int64_t selected_row = -1;
    [[nodiscard]] bool empty() const { return source.empty(); }
};
struct GridCell {
    std::string text;
    std::string name;  // for screen readers and the tooltip; empty: the text
    Mark mark = Mark::None;
    Tone tone = Tone::Ink;
    Surface surface = Surface::None;  // Tinted: the tone's wash
    Weight weight = Weight::Regular;
    bool editable = false;
    bool active = false;  // activating it does something (opens a trace, selects the row)
    std::string typed;    // what stands in the editor when editing begins
    std::string error;    // why what stands here cannot be taken
};

struct Node {
    std::string id;
    NodeKind kind = NodeKind::Region;
    Layout layout;
    Style style;
    locale::Runs text;
    std::string name;  // accessible name; empty: the text
    std::string tooltip;
    std::string icon;  // name in assets/icons; drawn before the text
    Mark mark = Mark::None;
    std::string trace;  // Value: what opens
    std::uint8_t heading_level = 0;
    std::uint8_t header_rows = 0;
    Landmark landmark = Landmark::None;
    Arrows arrows = Arrows::None;
    Room room = Room::Always;
    bool primary = false;
    bool selected = false;
    bool expanded = false;
    bool enabled = true;
    std::string shortcut;   // "Ctrl+K", shown and handled
    std::string describes;  // id of the node this one is about (a finding beside its card)
    Action action;
    Action dismiss;  // Dialog: Escape; detail panel: its close
    FieldEdit edit;
    std::vector<MenuItem> menu;
    Drag drag;
    Drop drop;
    Scene scene;
    Grid grid;
    std::vector<Node> children;
};

// A word of the glossary that stands in the tree as a run of kind Term.
struct TermMeaning {
    std::string key;
    std::string word;
    std::string meaning;
};

struct Tree {
    std::uint64_t revision = 0;
    locale::Language language{};
    std::string title;               // of the window
    std::vector<TermMeaning> terms;  // by key
    Node root;
};

[[nodiscard]] const Node* find_node(const Tree& tree, std::string_view id);
// Whether it does nothing itself, but names and numbers in its text open something, or its terms
// say what they mean.
[[nodiscard]] bool acts_in_its_text(const Node& node);
// Whether Tab or the arrow keys can reach it.
[[nodiscard]] bool is_focusable(const Node& node);

// The tree as JSON for renderers outside this process: keys as the members above in snake_case,
// enumerators in snake_case, members with their default value left out (but for a node's id and
// kind). A length that is not whole is written as decimal text, as JSON here knows no fractions.
// web/src/protocol/tree.ts declares the same shape.
[[nodiscard]] json::Value tree_json(const Tree& tree);
// Rows of cells in the same manner.
[[nodiscard]] json::Value cells_json(const std::vector<std::vector<GridCell>>& rows);

}  // namespace samverka::screens
