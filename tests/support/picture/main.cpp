// sv_picture: draws a screen into a PNG file, to look at.
//
//     sv_picture <file.png> [width height zoom pixel_ratio light|dark [file [requests]]]
//
// Without a file it draws the hand-made screen of the tests, with the word "figures" the one of
// figures. A file that ends in .samverka is
// opened, and the requests of the file after it follow; any other holds requests of the envelope,
// one on each line, which are answered in turn before the screen is drawn.

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

#include "core/screens/theme.h"
#include "core/wire/dispatcher.h"
#include "tests/support/ui/fixture.h"
#include "tests/support/ui/headless.h"

namespace {

using samverka::screens::Gesture;
using samverka::screens::Tree;

class WorkbenchSource final : public samverka::ui::TreeSource {
  public:
    [[nodiscard]] const Tree& tree() override { return m_dispatcher.workbench().tree(); }
    [[nodiscard]] samverka::screens::GridRows cells(
        const std::string& node, const samverka::screens::GridRange& range) override {
        return m_dispatcher.workbench().cells(node, range);
    }
    void perform(const Gesture& gesture) override {
        (void)m_dispatcher.workbench().perform(gesture);
    }
    void call(std::string_view request) {
        const std::string reply = m_dispatcher.call(request);
        std::fprintf(stderr, "%.*s\n", static_cast<int>(std::min(reply.find('\n'), reply.size())),
                     reply.c_str());
    }

  private:
    samverka::wire::Dispatcher m_dispatcher;
};

std::string file_text(const char* path) {
    std::string text;
    std::FILE* file = std::fopen(path, "rb");
    if (file == nullptr) return text;
    for (int byte = std::fgetc(file); byte != EOF; byte = std::fgetc(file))
        text += static_cast<char>(byte);
    std::fclose(file);
    return text;
}

std::unique_ptr<samverka::ui::TreeSource> source_from(const char* path, const char* requests) {
    auto source = std::make_unique<WorkbenchSource>();
    std::string text = file_text(path);
    if (std::string_view(path).ends_with(".samverka")) {
        source->call(R"({"id":1,"verb":"open","now":"2026-11-23T12:00:00.000Z","args":{}})"
                     "\n" +
                     text);
        if (requests == nullptr) return source;
        text = file_text(requests);
    }
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t end = std::min(text.find('\n', from), text.size());
        if (end > from) source->call(std::string_view(text).substr(from, end - from));
        from = end + 1;
    }
    return source;
}

}  // namespace

int main(int count, char** arguments) {
    using samverka::screens::ThemeName;
    if (count < 2) return 2;
    const auto number = [&](int at, float otherwise) {
        return count > at ? std::strtof(arguments[at], nullptr) : otherwise;
    };
    std::unique_ptr<samverka::ui::TreeSource> source =
        std::make_unique<samverka::test::FakeSource>(samverka::test::organisation_screen());
    if (count > 7 && std::string_view(arguments[7]) == "figures") {
        source = std::make_unique<samverka::test::FakeSource>(samverka::test::figures_screen());
    } else if (count > 7) {
        source = source_from(arguments[7], count > 8 ? arguments[8] : nullptr);
    }
    samverka::test::HeadlessView view(*source, number(2, 1440), number(3, 900), number(5, 1));
    view.renderer().set_text_zoom(number(4, 1));
    if (count > 6 && std::string_view(arguments[6]) == "dark")
        view.renderer().set_theme(ThemeName::Dark);
    view.settle();
    samverka::test::write_picture(arguments[1]);
    return 0;
}
