// sv_picture: draws the hand-made screen into a PNG file, to look at.
//
//     sv_picture <file.png> [width height zoom pixel_ratio light|dark]

#include <cstdlib>
#include <string_view>

#include "core/screens/theme.h"
#include "tests/support/ui/fixture.h"
#include "tests/support/ui/headless.h"

int main(int count, char** arguments) {
    if (count < 2) return 2;
    const auto number = [&](int at, float otherwise) {
        return count > at ? std::strtof(arguments[at], nullptr) : otherwise;
    };
    samverka::test::FakeSource source(samverka::test::organisation_screen());
    samverka::test::HeadlessView view(source, number(2, 1440), number(3, 900), number(5, 1));
    view.renderer().set_text_zoom(number(4, 1));
    if (count > 6 && std::string_view(arguments[6]) == "dark")
        view.renderer().set_theme(samverka::screens::ThemeName::Dark);
    view.settle();
    samverka::test::write_picture(arguments[1]);
    return 0;
}
