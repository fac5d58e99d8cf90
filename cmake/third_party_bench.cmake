# Google Benchmark; programs link `benchmark` and have a main of their own or use BENCHMARK_MAIN().
file(GLOB sv_benchmark_sources "${SV_BENCHMARK_DIR}/src/*.cc")
list(FILTER sv_benchmark_sources EXCLUDE REGEX "benchmark_main\\.cc$")
sv_third_party(benchmark "${SV_BENCHMARK_DIR}/include" ${sv_benchmark_sources})
target_compile_definitions(benchmark PUBLIC BENCHMARK_STATIC_DEFINE=1 PRIVATE HAVE_STD_REGEX HAVE_STEADY_CLOCK)
