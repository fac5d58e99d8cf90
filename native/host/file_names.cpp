#include "native/host/file_names.h"

#include "core/base/text.h"

namespace samverka::desktop {

namespace {

constexpr std::string_view kEnding = ".samverka";
constexpr std::size_t kNameBytesMax = 80;

// Letters and digits, also those of other alphabets; signs, dashes and spaces are not.
bool names(char32_t c) {
    if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
    const bool sign = c < 0xC0 || c == 0xD7 || c == 0xF7 || (c >= 0x2000 && c < 0x2E80);
    return !sign;
}

}  // namespace

std::string folder_of(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    if (slash == std::string_view::npos) return {};
    return std::string(slash == 0 ? "/" : path.substr(0, slash));
}

std::string name_of(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    return std::string(slash == std::string_view::npos ? path : path.substr(slash + 1));
}

std::string with_ending(std::string path) {
    if (name_of(path).find('.', 1) == std::string::npos) path += kEnding;
    return path;
}

std::string file_name(std::string_view title, std::string_view otherwise) {
    const std::string lower = base::folded(title);
    std::string out;
    for (std::size_t at = 0; at < lower.size() && out.size() < kNameBytesMax;) {
        const char32_t c = base::next_code_point(lower, at);
        if (names(c))
            base::append_utf8(out, c);
        else if (!out.empty() && out.back() != '-')
            out += '-';
    }
    if (out.ends_with('-')) out.pop_back();
    return (out.empty() ? std::string(otherwise) : out) + std::string(kEnding);
}

}  // namespace samverka::desktop
