# One static library per folder of core, linking only what cmake/layers.txt allows.

# sv_sources(<variable> <folder>): the folder's sources, looked up again at each build.
function(sv_sources variable folder)
    file(GLOB found CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/${folder}/*.cpp")
    set(${variable} "${found}" PARENT_SCOPE)
endfunction()

# sv_link_folders(<target> <folder>...): links the libraries of those folders of core that exist.
function(sv_link_folders target)
    foreach(folder IN LISTS ARGN)
        if(TARGET samverka_${folder})
            target_link_libraries(${target} PUBLIC samverka_${folder})
        endif()
    endforeach()
endfunction()

# sv_library(<folder> DEPENDS <folder>... LINK <library>...): core/<folder> as samverka_<folder>; a folder without sources is skipped.
function(sv_library folder)
    cmake_parse_arguments(SV "" "" "DEPENDS;LINK" ${ARGN})
    sv_sources(sources core/${folder})
    if(NOT sources)
        return()
    endif()
    add_library(samverka_${folder} STATIC ${sources})
    target_link_libraries(samverka_${folder} PRIVATE sv_ours)
    sv_link_folders(samverka_${folder} ${SV_DEPENDS})
    if(SV_LINK)
        target_link_libraries(samverka_${folder} PRIVATE ${SV_LINK})
    endif()
endfunction()

# sv_libraries(): every folder of the table, in its order.
function(sv_libraries)
    set(table "${PROJECT_SOURCE_DIR}/cmake/layers.txt")
    set_property(DIRECTORY "${PROJECT_SOURCE_DIR}" APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${table}")
    file(STRINGS "${table}" rows REGEX "^[a-z]+ *:")
    foreach(row IN LISTS rows)
        string(REGEX MATCH "^([a-z]+) *: *([a-z ]*)\\|(.*)$" _ "${row}")
        set(folder "${CMAKE_MATCH_1}")
        set(libraries "${CMAKE_MATCH_3}")
        separate_arguments(depends UNIX_COMMAND "${CMAKE_MATCH_2}")
        separate_arguments(libraries UNIX_COMMAND "${libraries}")
        sv_library(${folder} DEPENDS ${depends} LINK ${libraries})
    endforeach()
endfunction()
