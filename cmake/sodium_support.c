/* The two functions that the chosen libsodium primitives need from its utilities, which otherwise bring a random source and guarded
   memory along. `sodium_misuse` means a bug in our own call. */
#include <stddef.h>
#include <stdlib.h>

void sodium_memzero(void *const memory, const size_t length) {
    volatile unsigned char *byte = (volatile unsigned char *)memory;
    for (size_t i = 0; i < length; ++i) {
        byte[i] = 0;
    }
}

void sodium_misuse(void) {
    abort();
}
