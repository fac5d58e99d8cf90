#include "core/screens/six_words.h"

#include <string_view>

namespace samverka::screens {

std::string six_words(const base::Hash& hash) {
    constexpr std::string_view kConsonants = "bdfghjklmnprstvz";
    constexpr std::string_view kVowels = "aiou";
    std::string out;
    for (std::size_t word = 0; word < 6; ++word) {
        const unsigned bits =
            (static_cast<unsigned>(hash.bytes()[word * 2]) << 8U) | hash.bytes()[word * 2 + 1];
        if (word > 0) out += ' ';
        out += kConsonants[(bits >> 12U) & 15U];
        out += kVowels[(bits >> 10U) & 3U];
        out += kConsonants[(bits >> 6U) & 15U];
        out += kVowels[(bits >> 4U) & 3U];
        out += kConsonants[bits & 15U];
    }
    return out;
}

}  // namespace samverka::screens
