/* SDL2's configuration for Emscripten without its OpenGL: the host asks the browser for the WebGL
   context itself. The layer between would bring every OpenGL function there is into the page.
   Numbers in hints it reads by itself, which is smaller than what the C library has for all cases.
   Included before each of SDL2's sources. */
#include "SDL_config_emscripten.h"
#include "SDL_platform.h"
#undef SDL_VIDEO_OPENGL_EGL
#undef SDL_VIDEO_OPENGL_ES2
#undef SDL_VIDEO_RENDER_OGL_ES2
#undef HAVE_SSCANF
#undef HAVE_VSSCANF
#undef HAVE_STRTOD
#undef HAVE_ATOF
