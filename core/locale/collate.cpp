#include <utility>

#include "core/base/text.h"
#include "core/locale/numbers.h"

namespace samverka::locale {

namespace {

// Weights by class: spaces and punctuation, then numbers, then letters a–z, then what a language
// puts after z, then the rest of the world by code point.
constexpr std::uint32_t kPunctuationWeights = 1;
constexpr std::uint32_t kDigitWeights = 0x0100'0000;
constexpr std::uint32_t kNumberWeights =
    0x0200'0000;  // and the count of digits: longer numbers are greater
constexpr std::uint32_t kLetterWeights = 0x0300'0000;
constexpr std::uint32_t kAfterZWeights = 0x0300'0100;
constexpr std::uint32_t kOtherWeights = 0x0400'0000;

// Plain letters of U+00E0–U+00FF and U+0100–U+017F, in that order; a full stop where there is none.
constexpr std::string_view kLatin1Letters = "aaaaaaaceeeeiiiidnooooo.ouuuuyty";
constexpr std::string_view kExtendedLetters =
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllllllln"
    "nnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(kLatin1Letters.size() == 32);
static_assert(kExtendedLetters.size() == 128);

// The plain letter of a lower-case Latin letter with or without marks, or 0.
char plain_letter(char32_t c) {
    if (c >= U'a' && c <= U'z') return static_cast<char>(c);
    if (c == U'ß') return 's';
    if (c >= 0xe0 && c <= 0xff && c != 0xf7) return kLatin1Letters[c - 0xe0];
    if (c >= 0x100 && c <= 0x17f) return kExtendedLetters[c - 0x100];
    return 0;
}

// The second letter of what sorts as two, or 0.
char second_letter(char32_t c, Language language) {
    if (c == U'ß') return 's';
    if (c == U'þ') return 'h';
    if (c == U'œ') return 'e';
    if (c == U'ĳ') return 'j';
    return c == U'æ' && language == Language::English ? 'e' : '\0';
}

std::uint32_t letter_weight(char letter) {
    return kLetterWeights + static_cast<std::uint32_t>(letter - 'a');
}

std::uint32_t swedish_weight(char32_t c) {
    switch (c) {
        case U'å':
            return kAfterZWeights;
        case U'ä':
        case U'æ':
            return kAfterZWeights + 1;
        case U'ö':
        case U'ø':
            return kAfterZWeights + 2;
        case U'ü':
            return letter_weight('y');
        default:
            return 0;
    }
}

// å, ä and ö as some systems write them, a letter and a combining mark, or 0.
char32_t composed(char32_t letter, char32_t mark) {
    if (mark == U'\u030a') return letter == U'a' ? U'å' : U'\0';
    if (mark != U'\u0308') return U'\0';
    if (letter == U'a') return U'ä';
    if (letter == U'o') return U'ö';
    return letter == U'u' ? U'ü' : U'\0';
}

bool is_combining_mark(char32_t c) { return c >= 0x300 && c <= 0x36f; }
bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

bool is_punctuation(char32_t c) {
    return c < U'0' || (c > U'9' && c < U'a') ||
           (c > U'z' && c < 0xc0 && c != 0xaa && c != 0xb5 && c != 0xba) || c == 0xd7 ||
           c == 0xf7 || (c >= 0x2000 && c <= 0x206f);
}

// Walks the weights of a folded text, one at a time.
class Weights {
  public:
    Weights(std::string_view folded, Language language) : m_text(folded), m_language(language) {}

    // 0 at the end, which sorts before everything.
    std::uint32_t next();

  private:
    std::uint32_t number_start();
    std::uint32_t weight_of(char32_t c);
    char32_t with_following_mark(char32_t c);

    std::string_view m_text;
    Language m_language;
    std::size_t m_position = 0;
    std::size_t m_digits_left = 0;
    char m_second_letter = 0;
};

char32_t Weights::with_following_mark(char32_t c) {
    std::size_t after = m_position;
    if (after >= m_text.size()) return c;
    const char32_t whole = composed(c, base::next_code_point(m_text, after));
    if (whole == 0) return c;
    m_position = after;
    return whole;
}

// A run of digits begins: its leading zeros are skipped and its length comes first.
std::uint32_t Weights::number_start() {
    while (m_position + 1 < m_text.size() && m_text[m_position] == '0' &&
           is_digit(static_cast<unsigned char>(m_text[m_position + 1]))) {
        ++m_position;
    }
    std::size_t end = m_position;
    while (end < m_text.size() && is_digit(static_cast<unsigned char>(m_text[end]))) ++end;
    m_digits_left = end - m_position;
    return kNumberWeights + static_cast<std::uint32_t>(m_digits_left);
}

std::uint32_t Weights::weight_of(char32_t c) {
    c = with_following_mark(c);
    if (m_language == Language::Swedish) {
        if (const std::uint32_t weight = swedish_weight(c); weight != 0) return weight;
    }
    if (const char letter = plain_letter(c); letter != 0) {
        m_second_letter = second_letter(c, m_language);
        return letter_weight(letter);
    }
    if (is_punctuation(c)) return kPunctuationWeights + static_cast<std::uint32_t>(c);
    return kOtherWeights + static_cast<std::uint32_t>(c);
}

std::uint32_t Weights::next() {
    if (m_second_letter != 0) return letter_weight(std::exchange(m_second_letter, '\0'));
    if (m_digits_left > 0) {
        --m_digits_left;
        return kDigitWeights + static_cast<std::uint32_t>(m_text[m_position++] - '0');
    }
    while (m_position < m_text.size()) {
        if (is_digit(static_cast<unsigned char>(m_text[m_position]))) return number_start();
        const char32_t c = base::next_code_point(m_text, m_position);
        if (!is_combining_mark(c)) return weight_of(c);
    }
    return 0;
}

std::strong_ordering compare_weights(std::string_view left, std::string_view right,
                                     Language language) {
    Weights left_weights(left, language);
    Weights right_weights(right, language);
    while (true) {
        const std::uint32_t left_weight = left_weights.next();
        const std::uint32_t right_weight = right_weights.next();
        if (left_weight != right_weight) return left_weight <=> right_weight;
        if (left_weight == 0) return std::strong_ordering::equal;
    }
}

// Texts may come from damaged files: stray bytes are compared as if they were the replacement
// character.
std::string sortable(std::string_view text) {
    std::string mended;
    std::size_t position = 0;
    while (position < text.size()) {
        if (base::utf8_sequence_length(text, position) == 0) {
            base::append_utf8(mended, U'\ufffd');
            ++position;
        } else {
            base::append_utf8(mended, base::next_code_point(text, position));
        }
    }
    return base::folded(mended);
}

}  // namespace

std::strong_ordering compare_text(std::string_view left, std::string_view right,
                                  Language language) {
    const std::string left_folded = sortable(left);
    const std::string right_folded = sortable(right);
    const auto by_letters = compare_weights(left_folded, right_folded, language);
    if (by_letters != std::strong_ordering::equal) return by_letters;
    const auto by_marks = left_folded <=> right_folded;
    if (by_marks != std::strong_ordering::equal) return by_marks;
    // Small letters have the greater bytes in every script that folds here, and come first.
    return right <=> left;
}

}  // namespace samverka::locale
