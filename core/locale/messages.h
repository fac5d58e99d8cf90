// Texts by key, in Swedish and English, with typed arguments.
//
// The table is generated at build time from assets/locales/*.{sv,en}.json. A text holds arguments
// as {name} and plural choices as {name|one text|other text} (core/locale/runs.h says how they are
// read). Rendering gives runs, not a flat string, so that every number in a sentence stays a value
// that can be traced and every reference stays a link.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace samverka::locale {

enum class Language : std::uint8_t { Swedish, English };

[[nodiscard]] std::string_view language_code(Language language);  // "sv", "en"
[[nodiscard]] std::optional<Language> find_language(std::string_view code);

struct MessageRow {
    const char* key;
    const char* sv;
    const char* en;
};

// The generated table, sorted by key: three columns of texts one after the other, each ended by a
// zero, and where every sixteenth row begins in each. Rows of pointers would be half as large again
// on the way to the browser, for pointers cannot be compressed and texts that lie together can.
constexpr std::size_t kMessagesInGroup = 16;
struct MessageGroup {
    std::uint32_t begin[3];
};
struct MessageTable {
    const char* columns[3];  // keys, Swedish, English
    const MessageGroup* groups;
    std::size_t count;
};
extern const MessageTable kMessageTable;

// A row by its place in the order of keys.
[[nodiscard]] MessageRow message_row(std::size_t index);

// The raw text, or null when the key does not exist.
[[nodiscard]] const char* find_message(std::string_view key, Language language);
// The raw text of a key that must exist (asserts).
[[nodiscard]] std::string_view message(std::string_view key, Language language);

}  // namespace samverka::locale
