#include "core/ui/rectangles.h"

#include <cmath>

#include "core/base/text.h"
#include "core/json/value.h"
#include "core/json/write.h"
#include "core/ui/cell_look.h"

namespace samverka::ui {

namespace {

// The JSON writer of the core knows no fractions, on purpose; these are for eyes and tests.
std::string pixels(float value) {
    const auto hundredths = static_cast<std::int64_t>(std::llround(value * 100));
    const std::int64_t whole = hundredths < 0 ? -hundredths : hundredths;
    std::string out = hundredths < 0 ? "-" : "";
    out += base::number_text(whole / 100);
    const std::int64_t rest = whole % 100;
    if (rest == 0) return out;
    out += '.';
    if (rest < 10) out += '0';
    out += base::number_text(rest);
    return out;
}

std::string hex_colour(screens::Rgb colour) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string out = "#";
    for (int shift = 20; shift >= 0; shift -= 4) out += kDigits[(colour >> shift) & 0xFU];
    return out;
}

std::string quoted(std::string_view text) { return json::write(json::Value(text)); }

const char* kind_name(screens::EditKind kind) {
    switch (kind) {
        case screens::EditKind::Text:
            return "text";
        case screens::EditKind::LongText:
            return "long_text";
        case screens::EditKind::Integer:
            return "integer";
        case screens::EditKind::Decimal:
            return "decimal";
        case screens::EditKind::Money:
            return "money";
        case screens::EditKind::Date:
            return "date";
        case screens::EditKind::Choice:
            return "choice";
        case screens::EditKind::Person:
            return "person";
    }
    return "text";
}

std::string cell_id(std::string_view node, CellPlace place) {
    return std::string(node) + "/cell/" + base::number_text(place.row) + "/" +
           base::number_text(place.column);
}

struct Reported {
    Rect rect;
    Size text;
    bool cut = false;
};

void append(std::string& out, std::string_view id, const Reported& one) {
    out += out.ends_with('[') ? "{\"id\":" : ",{\"id\":";
    out += quoted(id);
    out += ",\"x\":" + pixels(one.rect.x) + ",\"y\":" + pixels(one.rect.y) +
           ",\"w\":" + pixels(one.rect.width) + ",\"h\":" + pixels(one.rect.height);
    out += ",\"text_w\":" + pixels(one.text.width) + ",\"text_h\":" + pixels(one.text.height);
    out += one.cut ? ",\"cut\":true}" : ",\"cut\":false}";
}

void append_cells(std::string& out, std::string_view node, const ShownCells& cells, float zoom) {
    for (const CellPart part : {CellPart::Head, CellPart::Body}) {
        const screens::GridRange range = cells.layout.visible(part);
        for (std::int64_t row = range.first_row; row < range.first_row + range.rows; ++row) {
            for (std::int64_t column = range.first_column;
                 column < range.first_column + range.columns; ++column) {
                const CellPlace place{.row = row, .column = column};
                const screens::GridCell* cell = cells.find(place);
                if (cell == nullptr) continue;
                const Rect rect = cells.layout.cell(place);
                const auto align =
                    cells.layout.grid().columns[static_cast<std::size_t>(column)].align;
                const CellLook look = cell_look(*cell, rect, align, zoom);
                const float height = cell->text.empty() ? 0 : look.look.line_height;
                append(out, cell_id(node, place), {rect, {look.width, height}, look.cut});
            }
        }
    }
}

}  // namespace

std::string rectangles_json(const Arrangement& arrangement, const std::vector<Shown>& shown,
                            const std::vector<ShownCells>& cells) {
    std::string out = R"({"nodes":[)";
    for (std::size_t index = 0; index < shown.size(); ++index) {
        const Box& box = arrangement.boxes[index];
        if (box.node->id.empty()) continue;
        float text_width = 0;
        for (const TextLine& line : box.lines) text_width = std::max(text_width, line.width);
        const float text_height = static_cast<float>(box.lines.size()) * box.look.line_height;
        append(out, box.node->id, {shown[index].rect, {text_width, text_height}, box.cut});
        for (const ShownCells& grid : cells) {
            if (grid.box == index) append_cells(out, box.node->id, grid, arrangement.zoom);
        }
    }
    return out + "]}";
}

std::string editor_json(const FocusedEditor& editor) {
    const bool in_cell = editor.row >= 0;
    const CellPlace place{.row = editor.row, .column = editor.column};
    const std::string id = in_cell ? cell_id(editor.node, place) : editor.node;
    std::string out = "{\"node\":" + quoted(id) + ",\"kind\":" + quoted(kind_name(editor.kind)) +
                      ",\"typed\":" + quoted(editor.typed);
    out += editor.multiline ? ",\"multiline\":true" : ",\"multiline\":false";
    out += editor.live ? ",\"live\":true" : ",\"live\":false";
    out += ",\"rect\":[" + pixels(editor.rect.x) + "," + pixels(editor.rect.y) + "," +
           pixels(editor.rect.width) + "," + pixels(editor.rect.height) +
           "],\"font\":" + pixels(editor.font);
    out += ",\"options\":[";
    for (std::size_t at = 0; at < editor.options.size(); ++at) {
        const screens::Option& option = editor.options[at];
        if (at > 0) out += ',';
        out += "{\"value\":" + quoted(option.value) + ",\"label\":" + quoted(option.label) +
               ",\"detail\":" + quoted(option.detail) + "}";
    }
    out += "],\"error\":" + quoted(editor.error) +
           ",\"placeholder\":" + quoted(editor.placeholder) + ",\"name\":" + quoted(editor.name) +
           ",\"weight\":" + base::number_text(static_cast<std::int64_t>(editor.weight));
    out += ",\"colour\":" + quoted(hex_colour(editor.colour)) +
           ",\"background\":" + quoted(hex_colour(editor.background)) + "}";
    return out;
}

}  // namespace samverka::ui
