/* The eight C functions through which everything enters and leaves the core when it runs inside
 * another process.
 *
 * A handle is an index with a generation; 0 is never one, and a stale handle is answered with an
 * error reply, never with a crash. The core owns the buffers: write the request to the address that
 * sv_input gives, call, and copy the reply out at once; both addresses are void after the next call
 * of any function. A request and a reply are bytes of one envelope (docs/envelope.md): a JSON
 * header on one line and, after a line feed, an optional payload.
 *
 * The core calls back one function only, sv_outbox_ready(handle): there are commits that storage
 * has not acknowledged.
 */
#pragma once

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

uint32_t sv_version(void); /* major * 10000 + minor * 100 + patch of the envelope */
uint32_t sv_create(void);  /* a handle, or 0 when there are too many */
void sv_destroy(uint32_t handle);
uint8_t* sv_input(uint32_t handle,
                  uint32_t size); /* where the request's bytes go; NULL over the limit */
void sv_call(uint32_t handle, uint32_t size); /* runs the request in the input buffer */
const uint8_t* sv_output(uint32_t handle);    /* the reply's bytes */
uint32_t sv_output_size(uint32_t handle);
uint32_t sv_ui(uint32_t handle, uint32_t verb, double x,
               double y); /* the drawn view; 0 in the headless engine */

#ifdef __cplusplus
}
#endif
