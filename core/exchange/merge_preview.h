// What merging another copy would bring, told before anything is merged.
//
// The copy is merged into a second session that is thrown away; the one that is open is only read.
// So what is told is what merging will do, conflicts included. Costs what opening the file and
// telling its history cost.
#pragma once

#include <string_view>

#include "core/base/result.h"
#include "core/json/value.h"
#include "core/locale/messages.h"
#include "core/session/session.h"

namespace samverka::exchange {

inline constexpr std::size_t kPreviewActsMax = 50;

// {"new_commits","new_acts","conflicts","people":[names],"acts":[{"act","at","by","text"}…]}: the
// acts that are not here yet, newest first, at most kPreviewActsMax of them; how many conflicts
// would come besides those that are open; who has written. Errors: NotOpen, and those of merging.
[[nodiscard]] base::Result<json::Object> merge_preview(const session::Session& session,
                                                       std::string_view bytes,
                                                       locale::Language language);

}  // namespace samverka::exchange
