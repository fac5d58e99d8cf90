/* The two functions that the chosen libsodium primitives need from its core and its random source,
   which stay out: the core has no random source, so asking for one is a bug of ours and ends the
   program, as `sodium_misuse` does. */
#include <stddef.h>
#include <stdlib.h>

void sodium_misuse(void) { abort(); }

void randombytes_buf(void* const buffer, const size_t size) {
    (void)buffer;
    (void)size;
    abort();
}
