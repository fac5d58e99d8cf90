# What core/base and core/json stand on: mpdecimal, libsodium, nlohmann json.

# 64-bit words with the compiler's 128-bit product natively; 32-bit words in wasm, where a 128-bit product is a library call.
if(EMSCRIPTEN)
    set(MPD_HEADER_CONFIG "#define MPD_CONFIG_32 1")
    set(sv_mpd_definitions CONFIG_32 ANSI)
else()
    set(MPD_HEADER_CONFIG "#define MPD_CONFIG_64 1")
    set(sv_mpd_definitions CONFIG_64 ANSI HAVE_UINT128_T)
endif()
set(sv_mpd_out "${PROJECT_BINARY_DIR}/third_party/mpdecimal")
configure_file("${SV_MPDECIMAL_DIR}/libmpdec/mpdecimal.h.in" "${sv_mpd_out}/mpdecimal.h" @ONLY)
set(sv_mpd_sources basearith context constants convolute crt mpdecimal mpsignal difradix2 fnt fourstep io mpalloc numbertheory
    sixstep transpose)
list(TRANSFORM sv_mpd_sources PREPEND "${SV_MPDECIMAL_DIR}/libmpdec/")
list(TRANSFORM sv_mpd_sources APPEND ".c")
sv_third_party(mpdecimal "${sv_mpd_out}" ${sv_mpd_sources})
target_include_directories(mpdecimal SYSTEM PRIVATE "${SV_MPDECIMAL_DIR}/libmpdec")
target_compile_definitions(mpdecimal PRIVATE ${sv_mpd_definitions})

# Only the primitives named in dependencies.cmake, in their portable form: no run-time choice of instruction set, no random source (the
# host hands entropy in), so sodium_init is neither needed nor there.
set(VERSION 1.0.18)
set(SODIUM_LIBRARY_VERSION_MAJOR 10)
set(SODIUM_LIBRARY_VERSION_MINOR 3)
set(SODIUM_LIBRARY_MINIMAL_DEF "")
set(sv_sodium "${SV_LIBSODIUM_DIR}/src/libsodium")
set(sv_sodium_out "${PROJECT_BINARY_DIR}/third_party/libsodium")
configure_file("${sv_sodium}/include/sodium/version.h.in" "${sv_sodium_out}/sodium/version.h" @ONLY)
configure_file("${sv_sodium}/include/sodium/export.h" "${sv_sodium_out}/sodium/export.h" COPYONLY)
set(sv_sodium_sources
    crypto_hash/sha256/hash_sha256 crypto_hash/sha256/cp/hash_sha256_cp crypto_hash/sha512/hash_sha512
    crypto_hash/sha512/cp/hash_sha512_cp crypto_generichash/blake2b/generichash_blake2
    crypto_generichash/blake2b/ref/generichash_blake2b crypto_generichash/blake2b/ref/blake2b-ref
    crypto_generichash/blake2b/ref/blake2b-compress-ref crypto_sign/crypto_sign crypto_sign/ed25519/sign_ed25519 crypto_sign/ed25519/ref10/keypair
    crypto_sign/ed25519/ref10/sign crypto_sign/ed25519/ref10/open crypto_core/ed25519/ref10/ed25519_ref10
    crypto_verify/sodium/verify sodium/utils)
list(TRANSFORM sv_sodium_sources PREPEND "${sv_sodium}/")
list(TRANSFORM sv_sodium_sources APPEND ".c")
if(EMSCRIPTEN) # every byte of a file goes through it
    set_source_files_properties("${sv_sodium}/crypto_hash/sha256/cp/hash_sha256_cp.c" PROPERTIES COMPILE_OPTIONS "$<$<CONFIG:Release>:-O2>")
endif()
sv_third_party(sodium "${sv_sodium_out}" ${sv_sodium_sources} "${PROJECT_SOURCE_DIR}/cmake/sodium_support.c")
target_include_directories(sodium SYSTEM PUBLIC "${sv_sodium}/include")
target_include_directories(sodium SYSTEM PRIVATE "${sv_sodium}/include/sodium" "${sv_sodium_out}/sodium")
target_compile_definitions(sodium PUBLIC SODIUM_STATIC=1 PRIVATE CONFIGURED=1 NATIVE_LITTLE_ENDIAN=1 DEV_MODE=1)
if(NOT EMSCRIPTEN)
    target_compile_definitions(sodium PRIVATE HAVE_TI_MODE=1)
endif()

add_library(nlohmann_json INTERFACE)
target_include_directories(nlohmann_json SYSTEM INTERFACE "${SV_NLOHMANN_JSON_DIR}/include")
target_compile_definitions(nlohmann_json INTERFACE JSON_NOEXCEPTION=1 JSON_NO_IO=1 JSON_HAS_FILESYSTEM=0
    JSON_HAS_EXPERIMENTAL_FILESYSTEM=0 JSON_USE_IMPLICIT_CONVERSIONS=0)
