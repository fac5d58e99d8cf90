# assets/catalogue merged into one generated source. A library of its own: whoever does not name session::built_in_catalogue (the canvas)
# does not link it.
set(sv_catalogue_files "${PROJECT_SOURCE_DIR}/assets/catalogue/kpis.json" "${PROJECT_SOURCE_DIR}/assets/catalogue/schemes.json")
set(sv_catalogue_source "${PROJECT_BINARY_DIR}/generated/catalogue_data.cpp")
add_custom_command(OUTPUT "${sv_catalogue_source}"
    COMMAND "${SV_NODE}" "${PROJECT_SOURCE_DIR}/cmake/generate_catalogue.mjs" "${PROJECT_SOURCE_DIR}/assets/catalogue" "${sv_catalogue_source}"
    DEPENDS ${sv_catalogue_files} "${PROJECT_SOURCE_DIR}/cmake/generate_catalogue.mjs"
    COMMENT "Merging the catalogue" VERBATIM)
add_library(samverka_catalogue_data STATIC "${sv_catalogue_source}")
target_link_libraries(samverka_catalogue_data PRIVATE sv_ours)
