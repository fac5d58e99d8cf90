// The measures of the shipped fonts: advance widths in font units by code point, and the line.
//
// The table itself (font_metrics.cpp) is generated together with assets/fonts; only
// text_metrics.cpp and tests read it.
#pragma once

#include <array>
#include <cstdint>
#include <span>

namespace samverka::screens {

// `count` neighbouring code points from `first` on; their widths begin at `at`.
struct CodeRange {
    std::uint16_t first;
    std::uint16_t count;
    std::uint16_t at;
};

struct FontMetrics {
    std::uint16_t units_per_em;
    std::uint16_t ascent;               // in units; together with the descent exactly one em
    std::uint16_t descent;              // in units, below the baseline
    std::span<const CodeRange> ranges;  // ascending
    std::array<std::span<const std::uint16_t>, 3> advances;  // by Weight
};
extern const FontMetrics kFontMetrics;

}  // namespace samverka::screens
