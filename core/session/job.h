// Work that takes longer than a frame, done in slices.
//
// A job is asked to go on until it is done; between two slices the host draws, answers and may
// throw it away, which is all that cancelling is: a job changes nothing but itself. How much a
// slice does is counted in units of the job's own (lines, alternatives), never in time, so that a
// job does the same in every host. Whoever adds one gives it a name in `begin_job`.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "core/base/result.h"
#include "core/json/value.h"
#include "core/session/session.h"

namespace samverka::session {

struct JobProgress {
    std::int64_t done = 0;
    std::int64_t total = 0;
    [[nodiscard]] bool finished() const { return done >= total; }
};

class Job {
  public:
    Job() = default;
    virtual ~Job() = default;
    Job(const Job&) = delete;
    Job& operator=(const Job&) = delete;

    // Does at most `units` more.
    virtual void step(std::int64_t units) = 0;
    [[nodiscard]] virtual JobProgress progress() const = 0;
    // What came of it. Precondition: it has finished.
    [[nodiscard]] virtual json::Object result() const = 0;
};

// "verify": reads every line of the log again from its bytes:
// {"lines","commits","blobs","damaged"}. "alternatives": tries each of `arguments.alternatives`, a
// list of lists of commands
// [{"command","args"}…], on a copy of its own, and tells what each would mean:
// {"alternatives":[{"appeared","gone","values_changed","refused"?}…]}.
// Errors: NotOpen, CommandUnknown for another name, ArgumentMissing.
[[nodiscard]] base::Result<std::unique_ptr<Job>> begin_job(const Session& session,
                                                           std::string_view name,
                                                           const json::Object& arguments);

}  // namespace samverka::session
