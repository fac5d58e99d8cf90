#include "core/screens/text_metrics.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/text.h"
#include "core/screens/font_metrics.h"
#include "core/screens/theme.h"

namespace samverka::screens {
namespace {

using Lines = std::vector<std::string_view>;

constexpr float kSize = 1024;  // at this size a pixel is a unit of the font

Lines wrap(std::string_view text, float width) {
    return wrapped_lines(text, Weight::Regular, kSize, width);
}
float width_of(std::string_view text) { return text_width(text, Weight::Regular, kSize); }

// Just enough of the font format to ask a font file for the width of a character.
class FontFile {
  public:
    explicit FontFile(const char* path) {
        std::ifstream file(path, std::ios::binary);
        EXPECT_TRUE(file.good()) << path;
        m_bytes.assign(std::istreambuf_iterator<char>(file), {});
    }
    [[nodiscard]] std::size_t u16(std::size_t at) const {
        return static_cast<std::size_t>(static_cast<unsigned char>(m_bytes.at(at))) << 8U |
               static_cast<unsigned char>(m_bytes.at(at + 1));
    }
    [[nodiscard]] std::size_t u32(std::size_t at) const { return u16(at) << 16U | u16(at + 2); }
    [[nodiscard]] std::size_t table(std::string_view tag) const {
        for (std::size_t i = 0; i < u16(4); ++i) {
            if (m_bytes.compare(12 + 16 * i, 4, tag) == 0) return u32(12 + 16 * i + 8);
        }
        return 0;
    }
    // Zero for a character without a glyph.
    [[nodiscard]] std::size_t glyph(std::size_t code) const {
        const std::size_t map =
            table("cmap") + u32(table("cmap") + 8);  // its only subtable, format 4
        const std::size_t segments = u16(map + 6) / 2;
        for (std::size_t i = 0; i < segments; ++i) {
            const std::size_t end_at = map + 14 + 2 * i;
            const std::size_t start_at = end_at + 2 * segments + 2;
            if (code > u16(end_at) || code < u16(start_at)) continue;
            const std::size_t delta = u16(start_at + 2 * segments);
            const std::size_t offset_at = start_at + 4 * segments;
            if (u16(offset_at) == 0) return (code + delta) & 0xFFFF;
            const std::size_t found = u16(offset_at + u16(offset_at) + 2 * (code - u16(start_at)));
            return found == 0 ? 0 : (found + delta) & 0xFFFF;
        }
        return 0;
    }
    [[nodiscard]] std::size_t advance(std::size_t code) const {
        const std::size_t last = u16(table("hhea") + 34) - 1;
        return u16(table("hmtx") + 4 * std::min(glyph(code), last));
    }

  private:
    std::string m_bytes;
};

struct ShippedFont {
    Weight weight;
    const char* path;
};
constexpr ShippedFont kFonts[] = {{Weight::Regular, "assets/fonts/samverka-sans-400.ttf"},
                                  {Weight::Medium, "assets/fonts/samverka-sans-500.ttf"},
                                  {Weight::SemiBold, "assets/fonts/samverka-sans-600.ttf"}};

TEST(TextWidth, EqualsTheAdvancesOfTheFontFiles) {
    for (const ShippedFont& font : kFonts) {
        const FontFile file(font.path);
        EXPECT_EQ(file.u16(file.table("head") + 18), kFontMetrics.units_per_em);
        std::size_t known = 0;
        for (char32_t code = 0x20; code < 0x3000; ++code) {
            const std::size_t expected =
                file.glyph(code) == 0 && code != 0xFFFD ? file.advance(0xFFFD) : file.advance(code);
            known += file.glyph(code) != 0 ? 1 : 0;
            if (code >= 0x7F && code < 0xA0) continue;  // no characters stand there
            std::string text;
            base::append_utf8(text, code);
            EXPECT_EQ(text_width(text, font.weight, kSize), static_cast<float>(expected)) << text;
        }
        EXPECT_GT(known, 300U);
    }
}

TEST(TextWidth, TheLineOfTheFontFilesIsTheLineOfTheTable) {
    for (const ShippedFont& font : kFonts) {
        const FontFile file(font.path);
        EXPECT_EQ(file.u16(file.table("hhea") + 4), kFontMetrics.ascent);
        EXPECT_EQ(0x10000 - file.u16(file.table("hhea") + 6), kFontMetrics.descent);
        EXPECT_EQ(kFontMetrics.ascent + kFontMetrics.descent, kFontMetrics.units_per_em);
    }
}

TEST(TextWidth, CoversWhatScreensShow) {
    const FontFile file(kFonts[0].path);
    const std::string_view signs =
        "åäöÅÄÖéüßŁż–—‘’“”…•·×−≤≥≠±½¼¾§№‰→←↑↓↔✓✕∑●■▲◆◌▾▸€\u00A0\u202F\u2009\u2011\uFFFD";
    for (std::size_t at = 0; at < signs.size();) {
        const char32_t code = base::next_code_point(signs, at);
        const bool mapped =
            file.glyph(code) != 0 || code == 0xFFFD;  // that one is the missing glyph
        EXPECT_TRUE(mapped) << static_cast<std::uint32_t>(code);
    }
}

TEST(TextWidth, DigitsAreTabular) {
    for (const ShippedFont& font : kFonts) {
        for (const char* digit : {"1", "2", "3", "4", "5", "6", "7", "8", "9"}) {
            EXPECT_EQ(text_width(digit, font.weight, 15), text_width("0", font.weight, 15));
        }
    }
}

TEST(TextWidth, ScalesWithTheSizeAndAddsUp) {
    EXPECT_EQ(text_width("", Weight::Regular, 15), 0);
    EXPECT_EQ(width_of("Åsa"), width_of("Å") + width_of("s") + width_of("a"));
    EXPECT_EQ(text_width("Samverkan", Weight::Medium, 30),
              2 * text_width("Samverkan", Weight::Medium, 15));
    EXPECT_LT(text_width("Samverkan", Weight::Regular, 15),
              text_width("Samverkan", Weight::SemiBold, 15));
}

TEST(TextWidth, WhatIsNotInTheFontIsAsWideAsTheReplacement) {
    EXPECT_EQ(width_of("漢"), width_of("\uFFFD"));
    EXPECT_EQ(width_of("😀"), width_of("\uFFFD"));
    EXPECT_EQ(width_of("\n"), 0);
    EXPECT_EQ(width_of("\u00AD"), 0);  // a soft hyphen is not seen
    EXPECT_EQ(width_of("\u00A0"), width_of(" "));
    EXPECT_LT(width_of("\u202F"), width_of(" "));
}

TEST(Baseline, PutsCapitalsInTheMiddleOfTheLine) {
    const FontFile file(kFonts[0].path);
    const auto capital = static_cast<float>(file.u16(file.table("OS/2") + 88));
    for (const TypeStyle& type : kTypeScale) {
        const float below = type.line_height - baseline(type.size, type.line_height);
        const float above = baseline(type.size, type.line_height) - capital * type.size / kSize;
        EXPECT_NEAR(above, below, 0.05F);
    }
}

TEST(WrappedLines, KeepsWhatFitsOnOneLine) {
    EXPECT_EQ(wrap("", 100), Lines{""});
    EXPECT_EQ(wrap("Region Nord", width_of("Region Nord")), Lines{"Region Nord"});
}

TEST(WrappedLines, BreaksAtSpacesAndLeavesThemOut) {
    const float width = width_of("Beslut över");
    EXPECT_EQ(wrap("Beslut över 4 Mkr lyfts", width), (Lines{"Beslut över", "4 Mkr lyfts"}));
    EXPECT_EQ(wrap("Beslut över   4 Mkr  ", width), (Lines{"Beslut över", "4 Mkr"}));
    EXPECT_EQ(wrap("Beslut över", width - 2), (Lines{"Beslut", "över"}));
}

TEST(WrappedLines, HidesRoundingOfTheLayoutButNoMore) {
    const float width = width_of("Beslut över");
    EXPECT_EQ(wrap("Beslut över", width - 1.0F / 128).size(), 1U);
    EXPECT_EQ(wrap("Beslut över", width - 1.0F / 32).size(), 2U);
}

TEST(WrappedLines, BreaksAfterHyphensAndSlashes) {
    EXPECT_EQ(wrap("IT-drift", width_of("IT-dri")), (Lines{"IT-", "drift"}));
    EXPECT_EQ(wrap("och/eller", width_of("och/ell")), (Lines{"och/", "eller"}));
}

TEST(WrappedLines, KeepsSignsAndNumbersTogether) {
    EXPECT_EQ(wrap("skillnad -6 Mkr", width_of("skillnad -")), (Lines{"skillnad", "-6 Mkr"}));
    EXPECT_EQ(wrap("jour 24/7 alltid", width_of("jour 24/")), (Lines{"jour", "24/7", "alltid"}));
    EXPECT_EQ(wrap("se a//b", width_of("se a/")), (Lines{"se", "a//b"}));
    EXPECT_EQ(wrap("mer än - ett", width_of("mer än -")), (Lines{"mer än -", "ett"}));
}

TEST(WrappedLines, NeverBreaksAtNoBreakSpaces) {
    EXPECT_EQ(wrap("Gräns 10\u00A0Mkr", width_of("Gräns 10\u00A0M")),
              (Lines{"Gräns", "10\u00A0Mkr"}));
    EXPECT_EQ(wrap("Summa 25\u202F000\u202F000", width_of("Summa 25\u202F000")),
              (Lines{"Summa", "25\u202F000\u202F000"}));
    EXPECT_EQ(wrap("Ett IT\u2011stöd", width_of("Ett IT\u2011s")), (Lines{"Ett", "IT\u2011stöd"}));
}

TEST(WrappedLines, BreaksInsideAWordOnlyWhenItAloneIsWider) {
    EXPECT_EQ(wrap("En samverkansöverenskommelse", width_of("samverkansö")),
              (Lines{"En", "samverkansö", "verenskomm", "else"}));
    EXPECT_EQ(wrap("åäö", 0), (Lines{"å", "ä", "ö"}));
    EXPECT_EQ(wrap("åä ö", -1), (Lines{"å", "ä", "ö"}));
}

TEST(WrappedLines, BreaksAtLineEndsAndKeepsEmptyLines) {
    EXPECT_EQ(wrap("a\r\n\nb\n", 1000), (Lines{"a", "", "b", ""}));
}

TEST(WrappedLines, KeepsIndentationAndDropsTrailingSpaces) {
    EXPECT_EQ(wrap("  a  ", 5000), Lines{"  a"});
    EXPECT_EQ(wrap("   ", 0), Lines{""});
}

TEST(WrappedLines, LosesNothingButSpacesAndNeverOverflowsWhenAWordFits) {
    const std::string_view text =
        "Beslut över 4 Mkr måste i dag lyftas till vd på leverantörens sida. Tre beslut sedan mars "
        "har väntat i snitt 11 dagar – och/eller IT-drift.";
    std::string letters;
    for (const char c : text) {
        if (c != ' ') letters += c;
    }
    for (float width = 0; width < 400; width += 7) {
        std::string kept;
        for (const std::string_view line : wrapped_lines(text, Weight::Regular, 15, width)) {
            if (width > 110)
                EXPECT_LE(text_width(line, Weight::Regular, 15), width + 0.02F) << line;
            EXPECT_FALSE(line.empty());
            for (const char c : line) {
                if (c != ' ') kept += c;
            }
        }
        EXPECT_EQ(kept, letters) << width;
    }
}

TEST(CutText, LeavesAloneWhatFits) {
    EXPECT_EQ(cut_text("Driftledare", Weight::Medium, 15, 200), "Driftledare");
    EXPECT_EQ(cut_text("", Weight::Medium, 15, 0), "");
}

TEST(CutText, EndsWithAnEllipsisWithinTheWidth) {
    const float width = width_of("Affärs…");
    EXPECT_EQ(cut_text("Affärsområdeschef", Weight::Regular, kSize, width), "Affärs…");
    EXPECT_EQ(cut_text("Affärsområdeschef", Weight::Regular, kSize, width - 1), "Affär…");
    EXPECT_EQ(cut_text("Affärsområdeschef", Weight::Regular, kSize, 0), "…");
}

TEST(CutText, LeavesNoSpaceBeforeTheEllipsis) {
    EXPECT_EQ(cut_text("Vd och chef", Weight::Regular, kSize, width_of("Vd …")), "Vd…");
}

TEST(CutText, SaysThatMoreLinesFollow) {
    EXPECT_EQ(cut_text("Ett\nTvå", Weight::Regular, kSize, 100000), "Ett…");
}

}  // namespace
}  // namespace samverka::screens
