#include "core/ui/rectangles.h"

#include <cmath>

#include "core/base/text.h"
#include "core/json/value.h"
#include "core/json/write.h"

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

}  // namespace

std::string rectangles_json(const Arrangement& arrangement, const std::vector<Shown>& shown) {
    std::string out = R"({"nodes":[)";
    bool first = true;
    for (std::size_t index = 0; index < shown.size(); ++index) {
        const Box& box = arrangement.boxes[index];
        if (box.node->id.empty()) continue;
        float text_width = 0;
        for (const TextLine& line : box.lines) text_width = std::max(text_width, line.width);
        const float text_height = static_cast<float>(box.lines.size()) * box.look.line_height;
        const Rect& rect = shown[index].rect;
        out += first ? "{\"id\":" : ",{\"id\":";
        first = false;
        out += quoted(box.node->id);
        out += ",\"x\":" + pixels(rect.x) + ",\"y\":" + pixels(rect.y) +
               ",\"w\":" + pixels(rect.width) + ",\"h\":" + pixels(rect.height);
        out += ",\"text_w\":" + pixels(text_width) + ",\"text_h\":" + pixels(text_height);
        out += box.cut ? ",\"cut\":true}" : ",\"cut\":false}";
    }
    return out + "]}";
}

std::string editor_json(const FocusedEditor& editor) {
    std::string out = "{\"node\":" + quoted(editor.node) +
                      ",\"kind\":" + quoted(kind_name(editor.kind)) +
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
