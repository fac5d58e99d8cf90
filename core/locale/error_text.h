// The text of an error for people, with the limit that the error names where its text has one.
//
// Whoever shows an Error to somebody (a reply of the envelope, a notice, the command line) takes
// the text from here and from nowhere else.
#pragma once

#include <string>

#include "core/base/error.h"
#include "core/locale/messages.h"

namespace samverka::locale {

[[nodiscard]] std::string error_text(const base::Error& error, Language language);

}  // namespace samverka::locale
