#include "wasm/abi/outbox_ready.h"

#ifdef __EMSCRIPTEN__
#include <emscripten/em_js.h>

EM_JS(void, sv_tell_outbox_ready, (uint32_t handle), {
    const told = Module["onOutboxReady"];
    if (told) told(handle);
});

extern "C" void sv_outbox_ready(uint32_t handle) { sv_tell_outbox_ready(handle); }
#else
extern "C" __attribute__((weak)) void sv_outbox_ready(uint32_t) {}
#endif
