// Force-included into Dear ImGui's OpenGL backend for the browser.
//
// The backend reads what the context is set to before it draws, to put it back afterwards. Asked of
// WebGL, some of that makes the page wait until the graphics process has drawn all that it has been
// given, in every frame. Nobody but the backend draws in our context, so it is answered here as a
// fresh context would.
#pragma once

#include <GLES3/gl3.h>

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

#define glGetIntegerv sv_get_integer
