# What the desktop program links of the machine: SDL2 (window, input), OpenGL, X11 (how the desktop magnifies), GTK 3 (file dialogs), and Dear ImGui's back ends built
# for them. Where any is missing SV_DESKTOP stays off, and everything else is built all the same.
set(SV_DESKTOP OFF)
find_package(SDL2 2.0.22 CONFIG QUIET)
find_package(OpenGL QUIET)
find_package(X11 QUIET)
find_package(PkgConfig QUIET)
if(PKG_CONFIG_FOUND)
    pkg_check_modules(GTK3 QUIET IMPORTED_TARGET gtk+-3.0)
endif()
if(SDL2_FOUND AND TARGET OpenGL::GL AND TARGET X11::X11 AND TARGET PkgConfig::GTK3)
    set(SV_DESKTOP ON)
    sv_third_party(imgui_host "${SV_IMGUI_DIR}/backends" "${SV_IMGUI_DIR}/backends/imgui_impl_sdl2.cpp"
        "${SV_IMGUI_DIR}/backends/imgui_impl_opengl3.cpp")
    target_link_libraries(imgui_host PUBLIC imgui SDL2::SDL2 OpenGL::GL)
else()
    message(STATUS "samverka-desktop is left out: it needs SDL2, OpenGL, X11 and GTK 3 (on Debian libsdl2-dev libgl-dev libx11-dev libgtk-3-dev)")
endif()
