/* The one function that the core calls in its embedder: there are commits that storage has not
 * acknowledged.
 *
 * In the browser it is the module's `onOutboxReady(handle)`; natively the embedding program defines
 * it, and one that does not gets an empty one. It is called from inside a call, so it may only take
 * note: calls that it makes back are refused. It is called when the outbox goes from empty to not
 * empty; after an acknowledgement the embedder looks again by itself.
 */
#pragma once

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

void sv_outbox_ready(uint32_t handle);

#ifdef __cplusplus
}
#endif
