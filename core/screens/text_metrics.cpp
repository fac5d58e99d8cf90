#include "core/screens/text_metrics.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/text.h"
#include "core/screens/font_metrics.h"

namespace samverka::screens {

namespace {

constexpr char32_t kReplacement = 0xFFFD;
constexpr std::string_view kEllipsis = "…";
// Layout adds and takes away paddings; what is lost there in the last bits must not push a word to
// the next line.
constexpr float kSlack = 1.0F / 64;

bool is_control(char32_t code) { return code < 0x20; }
bool is_digit(char32_t code) { return code >= '0' && code <= '9'; }
bool is_joint(char32_t code) { return code == '-' || code == '/'; }
// The spaces at which a line may end: not U+00A0 and U+202F, which hold numbers and units together.
bool is_breaking_space(char32_t code) { return code == ' ' || code == '\t' || code == 0x2009; }

class Ruler {
  public:
    Ruler(Weight weight, float size)
        : m_advances(kFontMetrics.advances[static_cast<std::size_t>(weight)]), m_size(size) {}

    [[nodiscard]] std::uint32_t advance(char32_t code) const {
        if (code == '\t') code = ' ';
        if (is_control(code)) return 0;
        const std::uint16_t* found = find(code);
        return found != nullptr ? *found : *find(kReplacement);
    }
    [[nodiscard]] std::uint32_t advance(std::string_view text) const {
        std::uint32_t units = 0;
        for (std::size_t at = 0; at < text.size();)
            units += advance(base::next_code_point(text, at));
        return units;
    }
    // One multiplication and one division of a whole sum: the same bits natively and in wasm.
    [[nodiscard]] float pixels(std::uint32_t units) const {
        return static_cast<float>(units) * m_size / static_cast<float>(kFontMetrics.units_per_em);
    }
    [[nodiscard]] bool fits(std::uint32_t units, float width) const {
        return pixels(units) <= width + kSlack;
    }

  private:
    [[nodiscard]] const std::uint16_t* find(char32_t code) const {
        const auto after =
            std::ranges::upper_bound(kFontMetrics.ranges, code, {},
                                     [](const CodeRange& range) { return char32_t{range.first}; });
        if (after == kFontMetrics.ranges.begin()) return nullptr;
        const CodeRange& range = *(after - 1);
        const std::size_t offset = code - range.first;
        return offset < range.count ? &m_advances[range.at + offset] : nullptr;
    }

    std::span<const std::uint16_t> m_advances;
    float m_size;
};

// Breaks one paragraph into lines, greedily.
class Breaker {
  public:
    Breaker(std::string_view paragraph, const Ruler& ruler, float width,
            std::vector<std::string_view>& lines)
        : m_text(paragraph), m_ruler(ruler), m_width(width), m_lines(lines) {}

    void run() {
        while (m_at < m_text.size()) {
            std::size_t next = m_at;
            const char32_t code = base::next_code_point(m_text, next);
            const std::uint32_t advance = m_ruler.advance(code);
            if (is_breaking_space(code)) {
                // Spaces hang over the end of a line: they never cause a break, they only allow
                // one.
                take(next, advance);
                offer_break_at_space(next);
                continue;
            }
            if (!m_ruler.fits(m_units + advance, m_width) && m_at > m_line_start) {
                end_line();
                continue;
            }
            take(next, advance);
            if (is_joint(code) && may_break_after_joint(next)) {
                m_break = {m_at, m_at, m_units};
            }
            m_after_space = false;
        }
        emit(m_line_start, m_after_space ? m_space_start : m_text.size());
    }

  private:
    struct Break {
        std::size_t line_end = 0;    // where the line's visible text ends
        std::size_t next_start = 0;  // where the next line begins
        std::uint32_t units = 0;     // from the start of this line to `next_start`
    };

    void take(std::size_t next, std::uint32_t advance) {
        m_previous = m_at;
        m_at = next;
        m_units += advance;
    }

    void offer_break_at_space(std::size_t next) {
        if (!m_after_space) m_space_start = m_previous;
        m_after_space = true;
        if (m_space_start > m_line_start) m_break = {m_space_start, next, m_units};
    }

    // Not in "-5", "24/7" or "1-2", and not between two of them, as in an address.
    [[nodiscard]] bool may_break_after_joint(std::size_t next) const {
        if (m_after_space || m_previous == 0 || next >= m_text.size()) return false;
        const char32_t following = base::next_code_point(m_text, next);
        return !is_digit(following) && !is_joint(following) && !is_breaking_space(following);
    }

    // The next code point does not fit: the line ends at the last place offered, else right here,
    // inside a word that is wider than the line.
    void end_line() {
        if (m_break.next_start <= m_line_start) m_break = {m_at, m_at, m_units};
        emit(m_line_start, m_break.line_end);
        m_line_start = m_break.next_start;
        m_units -= m_break.units;
    }

    void emit(std::size_t start, std::size_t end) {
        m_lines.push_back(m_text.substr(start, end > start ? end - start : 0));
    }

    std::string_view m_text;
    const Ruler& m_ruler;
    float m_width;
    std::vector<std::string_view>& m_lines;
    std::size_t m_at = 0;
    std::size_t m_previous = 0;
    std::size_t m_line_start = 0;
    std::size_t m_space_start = 0;
    std::uint32_t m_units = 0;  // from the start of the line to m_at
    bool m_after_space = false;
    Break m_break;
};

}  // namespace

float text_width(std::string_view text, Weight weight, float size) {
    const Ruler ruler(weight, size);
    return ruler.pixels(ruler.advance(text));
}

float baseline(float size, float line_height) {
    const auto rise = static_cast<float>(kFontMetrics.ascent - kFontMetrics.descent);
    return (line_height + rise * size / static_cast<float>(kFontMetrics.units_per_em)) / 2;
}

std::vector<std::string_view> wrapped_lines(std::string_view text, Weight weight, float size,
                                            float width) {
    const Ruler ruler(weight, size);
    std::vector<std::string_view> lines;
    for (;;) {
        const std::size_t end = text.find('\n');
        std::string_view paragraph = text.substr(0, end);
        if (paragraph.ends_with('\r')) paragraph.remove_suffix(1);
        Breaker(paragraph, ruler, width, lines).run();
        if (end == std::string_view::npos) return lines;
        text.remove_prefix(end + 1);
    }
}

std::string cut_text(std::string_view text, Weight weight, float size, float width) {
    const Ruler ruler(weight, size);
    const std::string_view line = text.substr(0, text.find_first_of("\r\n"));
    const bool whole = line.size() == text.size();
    if (whole && ruler.fits(ruler.advance(line), width)) return std::string(text);

    const std::uint32_t ellipsis = ruler.advance(kEllipsis);
    std::uint32_t units = 0;
    std::size_t kept = 0;  // up to the last visible character that leaves room for the ellipsis
    for (std::size_t at = 0; at < line.size();) {
        const char32_t code = base::next_code_point(line, at);
        units += ruler.advance(code);
        if (!ruler.fits(units + ellipsis, width)) break;
        if (!is_breaking_space(code)) kept = at;
    }
    return std::string(line.substr(0, kept)).append(kEllipsis);
}

}  // namespace samverka::screens
