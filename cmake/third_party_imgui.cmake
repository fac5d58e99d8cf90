# Dear ImGui without its widgets and tables (core/ui draws its own), its demo, its default font, its files and settings and its shell
# functions; `imgui` is the library, `imgui_host` the SDL2 and OpenGL back ends that a host adds. Compiled the same way everywhere, so
# that its structures agree.
sv_third_party(imgui "${SV_IMGUI_DIR}" "${SV_IMGUI_DIR}/imgui.cpp" "${SV_IMGUI_DIR}/imgui_draw.cpp"
    "${PROJECT_SOURCE_DIR}/cmake/imgui_support.cpp")
target_compile_options(imgui PRIVATE -include "${PROJECT_SOURCE_DIR}/cmake/imgui_without_settings.h")
target_compile_definitions(imgui PUBLIC IMGUI_DISABLE_DEFAULT_FONT IMGUI_DISABLE_DEMO_WINDOWS IMGUI_DISABLE_DEBUG_TOOLS
    IMGUI_DISABLE_FILE_FUNCTIONS IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS IMGUI_DISABLE_OBSOLETE_FUNCTIONS IMGUI_USE_WCHAR32)
