#include "core/base/assert.h"

#include "core/base/text.h"

#include <string>

#if defined(__EMSCRIPTEN__)
#include <emscripten/console.h>
#else
#include <cstdio>
#include <cstdlib>
#endif

namespace samverka::base {

[[noreturn]] void assertion_failed(const char* condition, const char* file, int line) {
    const std::string sentence = std::string("samverka: assertion failed: ") + condition + " at " +
                                 file + ":" + number_text(line);
#if defined(__EMSCRIPTEN__)
    emscripten_console_error(sentence.c_str());
    __builtin_trap();
#else
    std::fputs(sentence.c_str(), stderr);
    std::fputc('\n', stderr);
    std::fflush(stderr);
    std::abort();
#endif
}

}  // namespace samverka::base
