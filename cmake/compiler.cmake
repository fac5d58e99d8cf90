# The language, the flags of every target, and the warnings of ours.
#
# No exceptions and no RTTI anywhere, third parties included where they can do without. Floating point is never contracted, so that
# native and wasm compute the same bits where doubles are used at all.

set(CMAKE_C_STANDARD 11)
set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_SCAN_FOR_MODULES OFF)

if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE Release)
endif()

# ccache serves every clone on the machine: what it remembers knows no path of this one. Emscripten's compiler is a script that is the same
# in every version, so its version is told apart by name.
find_program(SV_CCACHE ccache)
find_program(SV_ENV env)
if(SV_CCACHE AND SV_ENV AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(sv_launcher "${SV_ENV}" "CCACHE_BASEDIR=${PROJECT_SOURCE_DIR}" CCACHE_NOHASHDIR=1)
    if(EMSCRIPTEN)
        list(APPEND sv_launcher "CCACHE_COMPILERCHECK=string:emscripten-${EMSCRIPTEN_VERSION}-clang-${CMAKE_CXX_COMPILER_VERSION}")
    endif()
    set(CMAKE_C_COMPILER_LAUNCHER ${sv_launcher} "${SV_CCACHE}")
    set(CMAKE_CXX_COMPILER_LAUNCHER ${sv_launcher} "${SV_CCACHE}")
endif()
# The place of a failed assertion is named from the root, whether the compiler was called with the whole path or, by ccache, a relative one.
file(RELATIVE_PATH sv_up "${PROJECT_BINARY_DIR}" "${PROJECT_SOURCE_DIR}")
string(REGEX REPLACE "/$" "" sv_up "${sv_up}")
add_compile_options("-fmacro-prefix-map=${PROJECT_SOURCE_DIR}/=" "-fmacro-prefix-map=${sv_up}/=")

add_compile_options(-ffp-contract=off -fno-math-errno)
add_compile_options("$<$<COMPILE_LANGUAGE:CXX>:-fno-exceptions;-fno-rtti>")

if(EMSCRIPTEN)
    # A float becomes a whole number by one instruction, which every browser with WebGL 2 has.
    add_compile_options(-mnontrapping-fptoint)
    # Nobody prints a fraction: the C library's functions that cannot are the ones to link.
    add_compile_definitions(snprintf=sniprintf vsnprintf=vsniprintf)
    # -Oz for what is shipped: the first screen has a byte budget, and the core's hot loops measured within a few percent of -O2.
    set(CMAKE_C_FLAGS_RELEASE "-Oz -DNDEBUG -flto")
    set(CMAKE_CXX_FLAGS_RELEASE "-Oz -DNDEBUG -flto")
    set(CMAKE_C_FLAGS_DEBUG "-O1")
    set(CMAKE_CXX_FLAGS_DEBUG "-O1")
else()
    set(CMAKE_C_FLAGS_RELEASE "-O2 -g1 -DNDEBUG")
    set(CMAKE_CXX_FLAGS_RELEASE "-O2 -g1 -DNDEBUG")
    set(CMAKE_C_FLAGS_DEBUG "-O1 -g1 -fno-omit-frame-pointer")
    set(CMAKE_CXX_FLAGS_DEBUG "-O1 -g1 -fno-omit-frame-pointer")
    add_compile_options("$<$<COMPILE_LANGUAGE:CXX>:-stdlib=libc++>")
    add_link_options(-stdlib=libc++ -fuse-ld=lld)
    # The library checks its own preconditions: cheap ones for people, comparators and iterators too in tests.
    if(CMAKE_BUILD_TYPE STREQUAL "Debug")
        add_compile_definitions(_LIBCPP_HARDENING_MODE=_LIBCPP_HARDENING_MODE_DEBUG)
    else()
        add_compile_definitions(_LIBCPP_HARDENING_MODE=_LIBCPP_HARDENING_MODE_FAST)
    endif()
endif()

if(SV_SANITIZE)
    add_compile_options(-fsanitize=address)
    add_link_options(-fsanitize=address,undefined)
endif()
if(SV_FUZZ)
    add_compile_options(-fsanitize=fuzzer-no-link)
endif()
if(SV_COVERAGE)
    add_compile_options(-fprofile-instr-generate -fcoverage-mapping)
    add_link_options(-fprofile-instr-generate)
endif()

# What our own targets get and third parties do not: the warnings, and the undefined-behaviour checks.
add_library(sv_ours INTERFACE)
target_include_directories(sv_ours INTERFACE "${PROJECT_SOURCE_DIR}")
if(EMSCRIPTEN)
    add_library(sv_wasm_support STATIC "${PROJECT_SOURCE_DIR}/cmake/wasm_support.c")
    target_link_libraries(sv_ours INTERFACE sv_wasm_support)
endif()
target_compile_options(sv_ours INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast -Wnon-virtual-dtor -Woverloaded-virtual
    -Wnull-dereference -Wdouble-promotion -Wimplicit-fallthrough -Wswitch-enum -Werror)
if(SV_SANITIZE)
    target_compile_options(sv_ours INTERFACE -fsanitize=undefined -fno-sanitize=vptr -fno-sanitize-recover=all)
endif()
