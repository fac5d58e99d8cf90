#include "core/ui/popup.h"

#include "core/base/text.h"
#include "core/screens/text_metrics.h"

namespace samverka::ui {

namespace {

constexpr std::size_t kRowsMax = 10;

bool has_all_words(std::string_view text, std::string_view typed) {
    const std::string folded = base::folded(text);
    for (const std::string_view word : base::split(typed, ' ')) {
        if (folded.find(word) == std::string::npos) return false;
    }
    return true;
}

float wanted_width(const std::vector<PopupRow>& rows, float zoom) {
    float widest = 0;
    for (const PopupRow& row : rows) {
        float width = screens::text_width(row.label, screens::Weight::Regular, 14 * zoom);
        if (!row.detail.empty()) {
            width +=
                16 * zoom + screens::text_width(row.detail, screens::Weight::Regular, 12.5F * zoom);
        }
        if (!row.shortcut.empty()) {
            width +=
                24 * zoom + screens::text_width(row.shortcut, screens::Weight::Regular, 12 * zoom);
        }
        if (row.mark != screens::Mark::None) width += (kMarkSize + kMarkGap) * zoom;
        widest = std::max(widest, width);
    }
    return widest + (2 * kPopupPadding + 22) * zoom;
}

}  // namespace

std::size_t Popup::row_at(Point point) const {
    for (std::size_t at = 0; at < places.size(); ++at) {
        if (places[at].contains(point)) return first + at;
    }
    return kNoBox;
}

std::vector<PopupRow> menu_rows(const screens::Node& node) {
    std::vector<PopupRow> rows;
    for (std::size_t at = 0; at < node.menu.size(); ++at) {
        const screens::MenuItem& item = node.menu[at];
        rows.push_back({.label = item.label,
                        .detail = item.detail,
                        .shortcut = item.shortcut,
                        .mark = item.mark,
                        .enabled = item.enabled,
                        .index = at});
    }
    return rows;
}

std::vector<PopupRow> option_rows(const screens::FieldEdit& edit, std::string_view typed) {
    const std::string wanted = base::folded(base::trimmed(typed));
    std::vector<PopupRow> rows;
    for (std::size_t at = 0; at < edit.options.size(); ++at) {
        const screens::Option& option = edit.options[at];
        if (!has_all_words(option.label + " " + option.detail, wanted)) continue;
        rows.push_back(
            {.label = option.label, .detail = option.detail, .tone = option.tone, .index = at});
    }
    return rows;
}

Popup place_popup(std::vector<PopupRow> rows, std::size_t lit, const Rect& anchor, Size viewport,
                  float zoom) {
    Popup popup{.rows = std::move(rows), .lit = lit};
    const float row = kPopupRow * zoom;
    const float pad = kPopupPadding * zoom;
    const float gap = 4 * zoom;
    const float below = viewport.height - anchor.bottom() - 2 * gap;
    const float above = anchor.y - 2 * gap;
    std::size_t count = std::min(popup.rows.size(), kRowsMax);
    const auto fitting = [&](float room) {
        const float rows_high = (room - 2 * pad) / row;
        return rows_high < 1 ? std::size_t{1} : static_cast<std::size_t>(rows_high);
    };
    const bool under = fitting(below) >= count || below >= above;
    count = std::min(count, fitting(under ? below : above));
    if (lit != kNoBox && lit >= count) popup.first = lit - count + 1;
    const float width =
        std::min(std::max(wanted_width(popup.rows, zoom), anchor.width), viewport.width - 2 * gap);
    const float height = static_cast<float>(count) * row + 2 * pad;
    const float x = std::clamp(anchor.x, gap, std::max(gap, viewport.width - width - gap));
    const float y = under ? anchor.bottom() + gap : anchor.y - gap - height;
    popup.rect = {x, y, width, height};
    for (std::size_t at = 0; at < count; ++at) {
        popup.places.push_back(
            {x + pad, y + pad + static_cast<float>(at) * row, width - 2 * pad, row});
    }
    return popup;
}

std::size_t next_row(const std::vector<PopupRow>& rows, std::size_t from, int step) {
    const std::size_t count = rows.size();
    if (count == 0) return kNoBox;
    std::size_t at = from;
    for (std::size_t tries = 0; tries < count; ++tries) {
        if (at == kNoBox)
            at = step > 0 ? 0 : count - 1;
        else
            at = step > 0 ? (at + 1) % count : (at + count - 1) % count;
        if (rows[at].enabled) return at;
    }
    return kNoBox;
}

std::size_t row_beginning(const std::vector<PopupRow>& rows, std::size_t from,
                          std::string_view typed) {
    const std::string wanted = base::folded(typed);
    const std::size_t start = from == kNoBox ? 0 : from;
    for (std::size_t step = 0; step < rows.size(); ++step) {
        const std::size_t at = (start + step) % rows.size();
        if (rows[at].enabled && base::folded(rows[at].label).starts_with(wanted)) return at;
    }
    return kNoBox;
}

}  // namespace samverka::ui
