/* The functions that the chosen libsodium primitives need from its utilities, which otherwise bring guarded memory along. The core has
   no random source, so asking for one is a bug of ours and ends the program, as `sodium_misuse` does. */
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

void randombytes_buf(void *const buffer, const size_t size) {
    (void)buffer;
    (void)size;
    abort();
}
