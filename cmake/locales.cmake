# assets/locales/<area>.{sv,en}.json merged into one generated source, sorted by key. The generator refuses a key that lacks a language
# or stands in two files. In the browser there is neither a command line nor a desktop, and their texts are left out; tests have them all.
find_program(SV_NODE NAMES node nodejs REQUIRED)
file(GLOB sv_locale_files CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/assets/locales/*.json")
if(sv_locale_files AND EXISTS "${PROJECT_SOURCE_DIR}/core/locale/messages.h")
    set(sv_locale_source "${PROJECT_BINARY_DIR}/generated/locale_data.cpp")
    set(sv_locale_left_out "")
    if(EMSCRIPTEN AND NOT SV_WASM_TESTS)
        set(sv_locale_left_out cli desktop)
    endif()
    add_custom_command(OUTPUT "${sv_locale_source}"
        COMMAND "${SV_NODE}" "${PROJECT_SOURCE_DIR}/cmake/generate_locales.mjs" "${PROJECT_SOURCE_DIR}/assets/locales" "${sv_locale_source}"
            ${sv_locale_left_out}
        DEPENDS ${sv_locale_files} "${PROJECT_SOURCE_DIR}/cmake/generate_locales.mjs"
        COMMENT "Merging the locales" VERBATIM)
    add_library(samverka_locale_data STATIC "${sv_locale_source}")
    target_link_libraries(samverka_locale_data PRIVATE sv_ours)
endif()
