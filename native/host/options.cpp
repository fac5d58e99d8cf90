#include "native/host/options.h"

#include <algorithm>
#include <array>

#include "core/base/entropy.h"

namespace samverka::desktop {

namespace {

using base::ErrorCode;
using base::Result;

std::unexpected<base::Error> usage(std::string_view word, std::string_view detail) {
    return base::fail(ErrorCode::UsageInvalid, word, detail);
}

Result<void> read_value(const std::string& name, const std::string& value, Options& out) {
    if (name == "--lang") {
        out.language = locale::find_language(value);
        if (!out.language) return base::fail(ErrorCode::LanguageUnknown, name, value);
    } else if (name == "--now") {
        const auto now = base::Instant::parse(value);
        if (!now) return base::fail_under(name, now.error());
        out.now = *now;
    } else {
        auto seed = base::parse_seed(value);
        if (!seed) return usage(name, seed.error().detail);
        out.entropy = std::move(*seed);
    }
    return {};
}

bool read_flag(std::string_view word, Options& out) {
    if (word == "--help" || word == "-h")
        out.help = true;
    else if (word == "--example")
        out.start = Start::Example;
    else if (word == "--control")
        out.control = true;
    else
        return false;
    return true;
}

Result<void> read_file_name(const std::string& word, Options& out) {
    if (!out.file.empty()) return usage(word, "one file is expected");
    out.file = word;
    out.start = Start::File;
    return {};
}

}  // namespace

Result<void> read_options(const std::vector<std::string>& typed, Options& out) {
    constexpr std::array<std::string_view, 3> kWithValue{"--lang", "--now", "--entropy"};
    for (std::size_t at = 0; at < typed.size(); ++at) {
        const std::string& word = typed[at];
        if (read_flag(word, out)) continue;
        if (!word.starts_with('-')) {
            SV_TRY_VOID(read_file_name(word, out));
            continue;
        }
        const std::size_t equals = word.find('=');
        const std::string name = word.substr(0, equals);
        if (std::find(kWithValue.begin(), kWithValue.end(), name) == kWithValue.end())
            return usage(word, "there is no such option");
        const bool attached = equals != std::string::npos;
        if (!attached && at + 1 == typed.size()) return usage(word, "a value is expected");
        SV_TRY_VOID(read_value(name, attached ? word.substr(equals + 1) : typed[++at], out));
    }
    return {};
}

locale::Language language_of(std::string_view system_language) {
    const std::string_view name = system_language.substr(0, system_language.find('.'));
    if (name.empty() || name == "C" || name == "POSIX") return locale::Language::Swedish;
    constexpr std::array<std::string_view, 5> kNordic{"sv", "nb", "nn", "no", "da"};
    const bool nordic =
        std::find(kNordic.begin(), kNordic.end(), name.substr(0, name.find('_'))) != kNordic.end();
    return nordic ? locale::Language::Swedish : locale::Language::English;
}

}  // namespace samverka::desktop
