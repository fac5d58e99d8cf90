# GoogleTest, compiled without exceptions and RTTI like what it tests.
sv_third_party(gtest "${SV_GOOGLETEST_DIR}/googletest/include" "${SV_GOOGLETEST_DIR}/googletest/src/gtest-all.cc"
    "${SV_GOOGLETEST_DIR}/googletest/src/gtest_main.cc")
target_include_directories(gtest SYSTEM PRIVATE "${SV_GOOGLETEST_DIR}/googletest")
target_compile_definitions(gtest PUBLIC GTEST_HAS_EXCEPTIONS=0 GTEST_HAS_RTTI=0 $<$<BOOL:${EMSCRIPTEN}>:GTEST_HAS_PTHREAD=0>)
