// Assertions for bugs, on in every build.
//
// A failed SV_ASSERT means that the program is wrong, never that the input is: input that may be
// bad is answered with a Result. In the browser the trap ends the instance and the host rebuilds a
// new one from storage.
#pragma once

namespace samverka::base {

// Reports the place on the host's error channel and ends the program. Never returns.
[[noreturn]] void assertion_failed(const char* condition, const char* file, int line);

}  // namespace samverka::base

#define SV_ASSERT(condition)            \
    ((condition) ? static_cast<void>(0) \
                 : ::samverka::base::assertion_failed(#condition, __FILE__, __LINE__))
