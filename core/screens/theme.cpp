#include "core/screens/theme.h"

#include <array>
#include <span>

#include "core/base/assert.h"

namespace samverka::screens {

namespace {

constexpr Theme kLight{
    .page = 0xF6F5F1,
    .panel = 0xFFFEFB,
    .sunken = 0xF0EEE8,
    .selected = 0xE8EBF9,
    .line = 0xE2DFD6,
    .line_strong = 0xCFCBBF,
    .ink = 0x1D2330,
    .ink2 = 0x555D6E,
    .ink3 = 0x5F6576,
    .inverse = 0xFFFEFB,
    .customer = 0x3B4CA8,
    .customer_wash = 0xECEEFA,
    .supplier = 0x0E7270,
    .supplier_wash = 0xE4F2F1,
    .good = 0x287347,
    .good_wash = 0xE3F1E8,
    .watch = 0x8A5E00,
    .watch_wash = 0xFBF0D5,
    .miss = 0xB0322F,
    .miss_wash = 0xFAE5E3,
    .no_data = 0x5F6574,
    .no_data_wash = 0xECEAE4,
    .focus = 0x3B4CA8,
};

constexpr Theme kDark{
    .page = 0x14171D,
    .panel = 0x1B1F27,
    .sunken = 0x101318,
    .selected = 0x262C4A,
    .line = 0x2B303B,
    .line_strong = 0x3C4352,
    .ink = 0xECEEF2,
    .ink2 = 0xB3BAC8,
    .ink3 = 0x9AA2B2,
    .inverse = 0x14171D,
    .customer = 0x9AA8F2,
    .customer_wash = 0x262C4A,
    .supplier = 0x6CC4C0,
    .supplier_wash = 0x163634,
    .good = 0x74C795,
    .good_wash = 0x18321F,
    .watch = 0xE0B04A,
    .watch_wash = 0x3A2F13,
    .miss = 0xF08F88,
    .miss_wash = 0x40201E,
    .no_data = 0x989EAC,
    .no_data_wash = 0x262A33,
    .focus = 0x9AA8F2,
};

constexpr std::array kTokens{
    ThemeToken{"page", &Theme::page},         ThemeToken{"panel", &Theme::panel},
    ThemeToken{"sunken", &Theme::sunken},     ThemeToken{"selected", &Theme::selected},
    ThemeToken{"line", &Theme::line},         ThemeToken{"line-strong", &Theme::line_strong},
    ThemeToken{"ink", &Theme::ink},           ThemeToken{"ink2", &Theme::ink2},
    ThemeToken{"ink3", &Theme::ink3},         ThemeToken{"inverse", &Theme::inverse},
    ThemeToken{"customer", &Theme::customer}, ThemeToken{"customer-wash", &Theme::customer_wash},
    ThemeToken{"supplier", &Theme::supplier}, ThemeToken{"supplier-wash", &Theme::supplier_wash},
    ThemeToken{"good", &Theme::good},         ThemeToken{"good-wash", &Theme::good_wash},
    ThemeToken{"watch", &Theme::watch},       ThemeToken{"watch-wash", &Theme::watch_wash},
    ThemeToken{"miss", &Theme::miss},         ThemeToken{"miss-wash", &Theme::miss_wash},
    ThemeToken{"no-data", &Theme::no_data},   ThemeToken{"no-data-wash", &Theme::no_data_wash},
    ThemeToken{"focus", &Theme::focus},
};
static_assert(kTokens.size() * sizeof(Rgb) == sizeof(Theme), "each colour has a name");

}  // namespace

const Theme& theme(ThemeName name) { return name == ThemeName::Dark ? kDark : kLight; }

Rgb tone_colour(const Theme& theme, Tone tone) {
    switch (tone) {
        case Tone::Ink:
            return theme.ink;
        case Tone::Ink2:
            return theme.ink2;
        case Tone::Ink3:
            return theme.ink3;
        case Tone::Customer:
            return theme.customer;
        case Tone::Supplier:
            return theme.supplier;
        case Tone::Good:
            return theme.good;
        case Tone::Watch:
            return theme.watch;
        case Tone::Miss:
            return theme.miss;
        case Tone::NoData:
            return theme.no_data;
        case Tone::Inverse:
            return theme.inverse;
    }
    SV_ASSERT(false);
    return theme.ink;
}

Rgb tone_wash(const Theme& theme, Tone tone) {
    switch (tone) {
        case Tone::Ink:
        case Tone::Ink2:
        case Tone::Ink3:
            return theme.sunken;
        case Tone::Customer:
            return theme.customer_wash;
        case Tone::Supplier:
            return theme.supplier_wash;
        case Tone::Good:
            return theme.good_wash;
        case Tone::Watch:
            return theme.watch_wash;
        case Tone::Miss:
            return theme.miss_wash;
        case Tone::NoData:
            return theme.no_data_wash;
        case Tone::Inverse:
            return theme.ink;
    }
    SV_ASSERT(false);
    return theme.sunken;
}

Rgb surface_colour(const Theme& theme, Surface surface, Tone tone) {
    switch (surface) {
        case Surface::None:
            break;
        case Surface::Page:
            return theme.page;
        case Surface::Panel:
            return theme.panel;
        case Surface::Sunken:
            return theme.sunken;
        case Surface::Selected:
            return theme.selected;
        case Surface::Tinted:
            return tone_wash(theme, tone);
    }
    SV_ASSERT(surface != Surface::None);
    return theme.page;
}

std::span<const ThemeToken> theme_tokens() { return kTokens; }

}  // namespace samverka::screens
