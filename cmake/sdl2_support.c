/* What SDL2 and Dear ImGui's back end ask of the parts of SDL2 that stay out of the build: there is
   never a controller, a renderer of SDL's own or a library to load, and these say so. */
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
