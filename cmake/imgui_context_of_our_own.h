// Force-included into Dear ImGui's OpenGL backend for the browser.
//
// The backend reads what the context is set to before it draws, to put it back afterwards. Asked of
// WebGL, some of that makes the page wait until the graphics process has drawn all that it has been
// given, in every frame. Nobody but the backend draws in our context, so it is answered here as a
// fresh context would.
//
// It reads versions ("#version 300 es") with sscanf, and that brings the C library's reader of
// fractions into the page, 14 kB of code; a few lines read whole numbers.
#pragma once

#include <GLES3/gl3.h>
#include <stdio.h>

#include <initializer_list>

inline void sv_get_integer(GLenum name, GLint* out) {
    switch (name) {
        case GL_SCISSOR_BOX:  // the test is off outside the backend
            out[0] = out[1] = out[2] = out[3] = 0;
            return;
        case GL_BLEND_SRC_RGB:
        case GL_BLEND_SRC_ALPHA:
            *out = GL_ONE;
            return;
        case GL_BLEND_DST_RGB:
        case GL_BLEND_DST_ALPHA:
            *out = GL_ZERO;
            return;
        case GL_BLEND_EQUATION_RGB:
        case GL_BLEND_EQUATION_ALPHA:
            *out = GL_FUNC_ADD;
            return;
        default:
            glGetIntegerv(name, out);
    }
}

inline int sv_read_version(const char* text, const char* /*format*/, int* first,
                           int* second = nullptr) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    int found = 0;
    for (int* const out : {first, second}) {
        while (*text != 0 && !is_digit(*text)) ++text;
        if (out == nullptr || *text == 0) break;
        for (*out = 0; is_digit(*text); ++text) *out = *out * 10 + (*text - '0');
        ++found;
    }
    return found;
}

#define glGetIntegerv sv_get_integer
#define sscanf sv_read_version
