// A session and its file: what the session has written goes to the file, what others have written
// there comes into the session.
//
// The session is told that its lines are saved only when the disk has them. Nothing that another
// writer has put into the file is lost, also where an erasure makes the whole file be written anew.
// The command line keeps this way once a verb, the desktop after each change.
#pragma once

#include <cstddef>

#include "core/base/result.h"
#include "core/session/session.h"
#include "native/os/log_file.h"

namespace samverka::os {

// Writes what waits, if anything does; gives the number of commits of others that came in with it.
// Errors: FileUnwritable, FileUnreadable and those of Session::merge; what could not be written
// keeps waiting.
[[nodiscard]] base::Result<std::size_t> save(session::Session& session, LogFile& file);

// Merges what others have written since; gives the number of commits that were new. Errors as
// above.
[[nodiscard]] base::Result<std::size_t> take_news(session::Session& session, LogFile& file);

}  // namespace samverka::os
