/* SDL2's configuration for Emscripten without its OpenGL: the host asks the browser for the WebGL
   context itself. The layer between would bring every OpenGL function there is into the page.
   Included before each of SDL2's sources. */
#include "SDL_config_emscripten.h"
#include "SDL_platform.h"
#undef SDL_VIDEO_OPENGL_EGL
#undef SDL_VIDEO_OPENGL_ES2
#undef SDL_VIDEO_RENDER_OGL_ES2
