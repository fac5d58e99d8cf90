#include "core/locale/messages.h"

#include <algorithm>

#include "core/base/assert.h"

namespace samverka::locale {

std::string_view language_code(Language language) {
    return language == Language::Swedish ? "sv" : "en";
}

std::optional<Language> find_language(std::string_view code) {
    if (code == "sv") return Language::Swedish;
    if (code == "en") return Language::English;
    return std::nullopt;
}

const char* find_message(std::string_view key, Language language) {
    const MessageRow* const end = kMessages + kMessageCount;
    const MessageRow* const row = std::lower_bound(
        kMessages, end, key, [](const MessageRow& candidate, std::string_view wanted) {
            return candidate.key < wanted;
        });
    if (row == end || row->key != key) return nullptr;
    return language == Language::Swedish ? row->sv : row->en;
}

std::string_view message(std::string_view key, Language language) {
    const char* const text = find_message(key, language);
    SV_ASSERT(text != nullptr);
    return text;
}

}  // namespace samverka::locale
