/* The C library for WebAssembly has every function of printf's family twice, with fractions and
 * without, but for this one. */
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

int sniprintf(char* out, size_t size, const char* format, ...) {
    va_list arguments;
    va_start(arguments, format);
    const int length = vsniprintf(out, size, format, arguments);
    va_end(arguments);
    return length;
}
