#include "core/screens/theme.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <string_view>

#include "core/base/text.h"
#include "core/screens/node_names.h"

namespace samverka::screens {
namespace {

constexpr Tone kTones[] = {Tone::Ink,  Tone::Ink2,  Tone::Ink3, Tone::Customer, Tone::Supplier,
                           Tone::Good, Tone::Watch, Tone::Miss, Tone::NoData};
constexpr Surface kSurfaces[] = {Surface::Page, Surface::Panel, Surface::Sunken, Surface::Selected};
constexpr ThemeName kThemes[] = {ThemeName::Light, ThemeName::Dark};
constexpr double kContrastMin = 4.5;

// Relative luminance and contrast as WCAG 2.2 defines them.
double luminance(Rgb colour) {
    const auto channel = [colour](unsigned shift) {
        const double value = static_cast<double>(colour >> shift & 0xFFU) / 255;
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0);
}

double contrast(Rgb a, Rgb b) {
    const auto [darker, lighter] = std::minmax({luminance(a), luminance(b)});
    return (lighter + 0.05) / (darker + 0.05);
}

std::string hex(Rgb colour) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text = "#";
    for (unsigned shift = 24; shift > 0; shift -= 4) text += kDigits[colour >> (shift - 4) & 0xFU];
    return text;
}

// At most two places, as in "12.5" and "-0.02".
std::string decimal(float value) {
    const auto hundredths = static_cast<std::int64_t>(std::lround(value * 100));
    std::string places = base::number_text(100 + std::abs(hundredths) % 100).substr(1);
    while (!places.empty() && places.back() == '0') places.pop_back();
    return (hundredths < 0 ? "-" : "") + base::number_text(std::abs(hundredths) / 100) +
           (places.empty() ? "" : "." + places);
}

std::string_view style_name(std::size_t at) {
    for (const EnumNames& table : tree_enums()) {
        if (table.type == "TextStyle") return table.names[at];
    }
    return {};
}

void append_colours(std::string& css, ThemeName name, std::string_view selector,
                    std::string_view scheme) {
    css.append(selector).append(" {\n  color-scheme: ").append(scheme).append(";\n");
    for (const ThemeToken& token : theme_tokens()) {
        css.append("  --").append(token.name).append(": ");
        css.append(hex(theme(name).*token.colour)).append(";\n");
    }
    css += "}\n";
}

// The style sheet's tokens: colours, and measures as plain numbers of pixels at 100 %.
std::string style_sheet() {
    std::string css = "/* Generated from core/screens/theme.cpp by the test ThemeSheet. */\n";
    append_colours(css, ThemeName::Light, ":root", "light");
    // Paper is light, whatever the screen is.
    css += "@media screen {\n";
    append_colours(css, ThemeName::Dark, ":root[data-theme='dark']", "dark");
    css += "}\n";
    css += ":root {\n";
    for (std::size_t at = 0; at < kTypeScale.size(); ++at) {
        const TypeStyle& type = kTypeScale[at];
        const std::string name = "  --" + std::string(style_name(at));
        css += name + "-size: " + decimal(type.size) + ";\n";
        css += name + "-line: " + decimal(type.line_height) + ";\n";
        css += name + "-tracking: " + decimal(type.tracking) + "em;\n";
    }
    css += "  --radius: " + decimal(kRadius) + ";\n";
    css += "  --target-min: " + decimal(kTargetMin) + ";\n";
    return css + "}\n";
}

TEST(Theme, TextIsReadableOnEachSurface) {
    for (const ThemeName name : kThemes) {
        const Theme& colours = theme(name);
        for (const Tone tone : kTones) {
            for (const Surface surface : kSurfaces) {
                EXPECT_GE(contrast(tone_colour(colours, tone),
                                   surface_colour(colours, surface, Tone::Ink)),
                          kContrastMin)
                    << "theme " << static_cast<int>(name) << " tone " << static_cast<int>(tone)
                    << " surface " << static_cast<int>(surface);
            }
        }
    }
}

TEST(Theme, TextIsReadableOnEachWash) {
    for (const ThemeName name : kThemes) {
        const Theme& colours = theme(name);
        for (const Tone tone : kTones) {
            for (const Tone wash : kTones) {
                EXPECT_GE(contrast(tone_colour(colours, tone),
                                   surface_colour(colours, Surface::Tinted, wash)),
                          kContrastMin)
                    << "theme " << static_cast<int>(name) << " tone " << static_cast<int>(tone)
                    << " wash " << static_cast<int>(wash);
            }
        }
    }
}

TEST(Theme, TheInverseIsReadableOnInk) {
    for (const ThemeName name : kThemes) {
        const Theme& colours = theme(name);
        EXPECT_GE(contrast(tone_colour(colours, Tone::Inverse), tone_wash(colours, Tone::Inverse)),
                  kContrastMin);
    }
}

TEST(Theme, TheFocusRingIsSeenOnEachSurface) {
    for (const ThemeName name : kThemes) {
        for (const Surface surface : kSurfaces) {
            EXPECT_GE(contrast(theme(name).focus, surface_colour(theme(name), surface, Tone::Ink)),
                      3.0);
        }
    }
}

TEST(Theme, ContrastIsThatOfTheStandardsExamples) {
    EXPECT_NEAR(contrast(0x000000, 0xFFFFFF), 21.0, 0.001);
    EXPECT_NEAR(contrast(0x777777, 0xFFFFFF), 4.48, 0.005);
}

TEST(Theme, EachColourHasOneName) {
    std::set<std::string_view> names;
    for (const ThemeToken& token : theme_tokens()) names.insert(token.name);
    EXPECT_EQ(names.size(), theme_tokens().size());
}

// SV_GENERATE=1 writes the file in place of comparing it.
TEST(ThemeSheet, IsWhatTheThemeSays) {
    constexpr const char* kPath = "web/src/view/theme.gen.css";
    if (std::getenv("SV_GENERATE") != nullptr) {
        std::ofstream(kPath, std::ios::binary) << style_sheet();
    }
    std::ifstream file(kPath, std::ios::binary);
    const std::string written{std::istreambuf_iterator<char>(file), {}};
    EXPECT_EQ(written, style_sheet()) << "run this test with SV_GENERATE=1 and commit the file";
}

}  // namespace
}  // namespace samverka::screens
