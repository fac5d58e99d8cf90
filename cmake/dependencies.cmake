# Every third-party library: version, where it comes from, and why it is there. Each is wrapped at one place in our code.
#
# On Debian the set-up has put the sources into .toolchain/sources (cmake/setup/sources.sh) and FetchContent takes them from there.
# Elsewhere FetchContent fetches the commit pinned here; that way is untried, for want of a machine that reaches git hosts.
# Their own build files are not used: each gets a plain list of sources, compiled with our flags.

include(FetchContent)
set(FETCHCONTENT_QUIET ON)

# sv_source(<name> <what FetchContent_Declare takes>...): sets SV_<NAME>_DIR.
function(sv_source name)
    string(TOUPPER "${name}" upper)
    set(fetched "${PROJECT_SOURCE_DIR}/.toolchain/sources/${name}")
    if(EXISTS "${fetched}" AND NOT FETCHCONTENT_SOURCE_DIR_${upper})
        set(FETCHCONTENT_SOURCE_DIR_${upper} "${fetched}")
    endif()
    FetchContent_Declare(${name} ${ARGN} SOURCE_SUBDIR none-of-theirs)
    FetchContent_MakeAvailable(${name})
    set(SV_${upper}_DIR "${${name}_SOURCE_DIR}" PARENT_SCOPE)
endfunction()

# sv_third_party(<target> <include folder> <sources>...): a static library without our warnings.
function(sv_third_party target include)
    add_library(${target} STATIC EXCLUDE_FROM_ALL ${ARGN})
    target_include_directories(${target} SYSTEM PUBLIC "${include}")
    target_compile_options(${target} PRIVATE -w)
endfunction()

# mpdecimal 4.0.1: decimals at 34 digits; wrapped by core/base/decimal.cpp.
sv_source(mpdecimal
    URL https://www.bytereef.org/software/mpdecimal/releases/mpdecimal-4.0.1.tar.gz
    URL_HASH SHA256=96d33abb4bb0070c7be0fed4246cd38416188325f820468214471938545b1ac8)
# libsodium 1.0.18: SHA-256, BLAKE2b and Ed25519; wrapped by core/base/hash.cpp.
sv_source(libsodium
    GIT_REPOSITORY https://github.com/jedisct1/libsodium.git
    GIT_TAG 940ef42797baa0278df6b7fd9e67c7590f87744b) # 1.0.18-RELEASE
# nlohmann json 3.11: parsing; wrapped by core/json.
sv_source(nlohmann_json
    GIT_REPOSITORY https://github.com/nlohmann/json.git
    GIT_TAG bc889afb4c5bf1c0d8ee29ef35eaaf4c8bef8a5d) # v3.11.2
# Dear ImGui 1.92.2b: the canvas; wrapped by core/ui and the hosts.
sv_source(imgui
    GIT_REPOSITORY https://github.com/ocornut/imgui.git
    GIT_TAG 45acd5e0e82f4c954432533ae9985ff0e1aad6d5) # v1.92.2b
include(third_party_base)
include(third_party_imgui)
if(EMSCRIPTEN)
    # SDL2 2.32.4: window, input and the WebGL context in the browser; wrapped by wasm/host.
    sv_source(sdl2
        GIT_REPOSITORY https://github.com/libsdl-org/SDL.git
        GIT_TAG 2359383fc187386204c3bb22de89655a494cd128) # release-2.32.4
    include(third_party_sdl2)
elseif(NOT SV_FUZZ)
    # SDL2 (2.26 in Debian 12), OpenGL and GTK 3 of the machine: the desktop's window, input and file dialogs; wrapped by wasm/window and
    # native/host. Not built from source: they are the desktop's own libraries and bring its drivers and themes.
    include(third_party_desktop)
endif()
if(NOT EMSCRIPTEN OR SV_WASM_TESTS)
    # GoogleTest 1.12.1: the tests. Built from source because it must know our flags.
    sv_source(googletest
        GIT_REPOSITORY https://github.com/google/googletest.git
        GIT_TAG 58d77fa8070e8cec2dc1ed015d66b454c8d78850) # release-1.12.1
    include(third_party_tests)
endif()
