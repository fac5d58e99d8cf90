#include <emscripten/em_js.h>

#include "wasm/host/page.h"

// Later than now: the page asks back through the same eight functions, which refuse calls from
// inside a call.
// clang-format off: it would read JavaScript as C++
EM_JS(void, sv_tell_page, (int what), {
    const told = Module[[ "onFrame", "onContextLost", "onContextRestored" ][what]];
    if (told) queueMicrotask(() => told());
});
// clang-format on

namespace samverka::host {

void tell_page_of_frame() { sv_tell_page(0); }
void tell_page_of_context(bool lost) { sv_tell_page(lost ? 1 : 2); }

}  // namespace samverka::host
