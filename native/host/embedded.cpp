#include "native/host/embedded.h"

// Symbols of the assembler, named as C is here.
// NOLINTBEGIN(readability-identifier-naming)
extern "C" {
extern const char sv_font_regular[];
extern const char sv_font_regular_end[];
extern const char sv_font_medium[];
extern const char sv_font_medium_end[];
extern const char sv_font_semi_bold[];
extern const char sv_font_semi_bold_end[];
extern const char sv_example[];
extern const char sv_example_end[];
}
// NOLINTEND(readability-identifier-naming)

namespace samverka::desktop {

namespace {

std::span<const std::byte> bytes(const char* from, const char* end) {
    return std::as_bytes(std::span(from, end));
}

}  // namespace

std::span<const std::byte> font(screens::Weight weight) {
    switch (weight) {
        case screens::Weight::Regular:
            return bytes(sv_font_regular, sv_font_regular_end);
        case screens::Weight::Medium:
            return bytes(sv_font_medium, sv_font_medium_end);
        case screens::Weight::SemiBold:
            return bytes(sv_font_semi_bold, sv_font_semi_bold_end);
    }
    return {};
}

std::string_view example() { return {sv_example, sv_example_end}; }

}  // namespace samverka::desktop
