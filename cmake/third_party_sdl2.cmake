# SDL2 for the browser as a plain list of its sources: its own configuration step takes minutes under Emscripten, and the ready
# header it ships for Emscripten says the same. Left out: audio, joysticks, haptics, sensors, its renderer, threads, and pictures in
# memory (nothing is drawn but by WebGL).
set(sv_sdl "${SV_SDL2_DIR}/src")
file(GLOB sv_sdl_sources
    "${sv_sdl}/*.c" "${sv_sdl}/atomic/*.c" "${sv_sdl}/cpuinfo/*.c" "${sv_sdl}/events/*.c" "${sv_sdl}/file/*.c" "${sv_sdl}/stdlib/*.c"
    "${sv_sdl}/libm/*.c" "${sv_sdl}/locale/*.c" "${sv_sdl}/locale/emscripten/*.c" "${sv_sdl}/misc/*.c" "${sv_sdl}/misc/emscripten/*.c"
    "${sv_sdl}/power/*.c" "${sv_sdl}/power/emscripten/*.c" "${sv_sdl}/filesystem/emscripten/*.c"
    "${sv_sdl}/thread/*.c" "${sv_sdl}/thread/generic/*.c" "${sv_sdl}/timer/*.c" "${sv_sdl}/timer/unix/*.c" "${sv_sdl}/video/*.c"
    "${sv_sdl}/video/emscripten/*.c")
list(FILTER sv_sdl_sources EXCLUDE REGEX "/(SDL_(blit|surface|bmp|fillrect|stretch|RLE|yuv)[^/]*|SDL_emscriptenframebuffer)\\.c$")
sv_third_party(sdl2 "${SV_SDL2_DIR}/include" ${sv_sdl_sources} "${PROJECT_SOURCE_DIR}/cmake/sdl2_support.c")
target_include_directories(sdl2 SYSTEM PRIVATE "${sv_sdl}/video/khronos")
target_compile_definitions(sdl2 PRIVATE SDL_AUDIO_DISABLED=1 SDL_JOYSTICK_DISABLED=1 SDL_SENSOR_DISABLED=1 SDL_RENDER_DISABLED=1
    SDL_LEAN_AND_MEAN=1) # no blitters: nothing is drawn but by WebGL, and they are 60 kB of code
target_compile_options(sdl2 PRIVATE -include "${PROJECT_SOURCE_DIR}/cmake/sdl2_without_opengl.h")

sv_third_party(imgui_host "${SV_IMGUI_DIR}/backends" "${SV_IMGUI_DIR}/backends/imgui_impl_sdl2.cpp"
    "${SV_IMGUI_DIR}/backends/imgui_impl_opengl3.cpp")
target_link_libraries(imgui_host PUBLIC imgui sdl2)
target_compile_definitions(imgui_host PUBLIC IMGUI_IMPL_OPENGL_ES3)
target_compile_options(imgui_host PRIVATE -include "${PROJECT_SOURCE_DIR}/cmake/imgui_context_of_our_own.h")
