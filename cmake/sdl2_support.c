/* What SDL2 and Dear ImGui's back end ask of the parts of SDL2 that stay out of the build: there is
   never a controller, a renderer of SDL's own, a picture in memory or a library to load, and these
   say so. */
#include "SDL.h"

SDL_bool SDL_IsGameController(int joystick_index) {
    (void)joystick_index;
    return SDL_FALSE;
}

SDL_GameController* SDL_GameControllerOpen(int joystick_index) {
    (void)joystick_index;
    return NULL;
}

void SDL_GameControllerClose(SDL_GameController* controller) { (void)controller; }

Uint8 SDL_GameControllerGetButton(SDL_GameController* controller, SDL_GameControllerButton button) {
    (void)controller;
    (void)button;
    return 0;
}

Sint16 SDL_GameControllerGetAxis(SDL_GameController* controller, SDL_GameControllerAxis axis) {
    (void)controller;
    (void)axis;
    return 0;
}

SDL_Renderer* SDL_GetRenderer(SDL_Window* window) {
    (void)window;
    return NULL;
}

int SDL_GetRendererOutputSize(SDL_Renderer* renderer, int* width, int* height) {
    (void)renderer;
    (void)width;
    (void)height;
    return -1;
}

void SDL_DestroyRendererWithoutFreeing(SDL_Renderer* renderer) { (void)renderer; }

void* SDL_LoadObject(const char* name) {
    (void)name;
    return NULL;
}

void* SDL_LoadFunction(void* library, const char* name) {
    (void)library;
    (void)name;
    return NULL;
}

void SDL_UnloadObject(void* library) { (void)library; }

/* Pictures in memory: nothing is drawn but by WebGL, and pointers are the browser's own. */
SDL_Surface* SDL_CreateRGBSurface(Uint32 flags, int width, int height, int depth, Uint32 r,
                                  Uint32 g, Uint32 b, Uint32 a) {
    (void)flags, (void)width, (void)height, (void)depth, (void)r, (void)g, (void)b, (void)a;
    return NULL;
}

SDL_Surface* SDL_CreateRGBSurfaceFrom(void* pixels, int width, int height, int depth, int pitch,
                                      Uint32 r, Uint32 g, Uint32 b, Uint32 a) {
    (void)pixels, (void)width, (void)height, (void)depth, (void)pitch, (void)r, (void)g, (void)b,
        (void)a;
    return NULL;
}

SDL_Surface* SDL_ConvertSurfaceFormat(SDL_Surface* surface, Uint32 format, Uint32 flags) {
    (void)surface, (void)format, (void)flags;
    return NULL;
}

void SDL_FreeSurface(SDL_Surface* surface) { (void)surface; }

int Emscripten_CreateWindowFramebuffer(void* device, SDL_Window* window, Uint32* format,
                                       void** pixels, int* pitch) {
    (void)device, (void)window, (void)format, (void)pixels, (void)pitch;
    return -1;
}

int Emscripten_UpdateWindowFramebuffer(void* device, SDL_Window* window, const SDL_Rect* rectangles,
                                       int count) {
    (void)device, (void)window, (void)rectangles, (void)count;
    return -1;
}

void Emscripten_DestroyWindowFramebuffer(void* device, SDL_Window* window) {
    (void)device, (void)window;
}
