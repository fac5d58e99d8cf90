#include "core/locale/messages.h"

#include <algorithm>
#include <cstring>
#include <span>

#include "core/base/assert.h"

namespace samverka::locale {

namespace {

const char* text_at(const MessageGroup& group, std::size_t column) {
    return kMessageTable.columns[column] + group.begin[column];
}

const char* skip(const char* text, std::size_t count) {
    for (; count > 0; --count) text += std::strlen(text) + 1;
    return text;
}

}  // namespace

std::string_view language_code(Language language) {
    return language == Language::Swedish ? "sv" : "en";
}

std::optional<Language> find_language(std::string_view code) {
    if (code == "sv") return Language::Swedish;
    if (code == "en") return Language::English;
    return std::nullopt;
}

const char* find_message(std::string_view key, Language language) {
    const std::size_t count = kMessageTable.count;
    const std::span groups(kMessageTable.groups, (count + kMessagesInGroup - 1) / kMessagesInGroup);
    const auto after = std::upper_bound(groups.begin(), groups.end(), key,
                                        [](std::string_view wanted, const MessageGroup& group) {
                                            return wanted < text_at(group, 0);
                                        });
    if (after == groups.begin()) return nullptr;
    const auto first = static_cast<std::size_t>(after - groups.begin() - 1) * kMessagesInGroup;
    const MessageGroup& group = groups[first / kMessagesInGroup];
    const char* candidate = text_at(group, 0);
    for (std::size_t i = 0; i < std::min(kMessagesInGroup, count - first); ++i) {
        if (candidate == key) return skip(text_at(group, language == Language::Swedish ? 1 : 2), i);
        candidate = skip(candidate, 1);
    }
    return nullptr;
}

MessageRow message_row(std::size_t index) {
    SV_ASSERT(index < kMessageTable.count);
    const MessageGroup& group = kMessageTable.groups[index / kMessagesInGroup];
    const std::size_t within = index % kMessagesInGroup;
    return {.key = skip(text_at(group, 0), within),
            .sv = skip(text_at(group, 1), within),
            .en = skip(text_at(group, 2), within)};
}

std::string_view message(std::string_view key, Language language) {
    const char* const text = find_message(key, language);
    SV_ASSERT(text != nullptr);
    return text;
}

}  // namespace samverka::locale
