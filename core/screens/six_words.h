// A hash as six words that two people can read to each other over the phone.
//
// The first 96 bits, sixteen to a word, as syllables of consonant–vowel–consonant–vowel–consonant
// (the scheme known as proquints): pronounceable in Swedish and English alike, without a word list
// in either.
#pragma once

#include <string>

#include "core/base/hash.h"

namespace samverka::screens {

[[nodiscard]] std::string six_words(const base::Hash& hash);

}  // namespace samverka::screens
