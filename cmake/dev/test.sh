# What `./dev test` does: native tests under the sanitizers, Node tests, browser tests, each counted into build/tally.
#
# Every part runs even when an earlier one failed, so that one run tells all that is wrong.

SV_TALLY="$SV_ROOT/build/tally"

# tally NAME PASSED FAILED
tally() {
    mkdir -p "$SV_TALLY"
    printf '%s %s %s\n' "$1" "$2" "$3" >>"$SV_TALLY/$SV_TALLY_FILE"
    printf 'dev: %s: %s passed, %s failed\n' "$1" "$2" "$3" >&2
}

start_tally() {
    SV_TALLY_FILE="$1"
    mkdir -p "$SV_TALLY"
    : >"$SV_TALLY/$SV_TALLY_FILE"
}

# close_tally FILE...: prints the last line and answers whether all passed.
close_tally() {
    local file
    for file in "$@"; do cat "$SV_TALLY/$file"; done | awk '{ p += $2; f += $3 } END { printf "%d passed, %d failed\n", p, f; exit f > 0 || p == 0 }'
}

# native_tests PRESET FOLDER: every test program, two at a time; cases are counted from the programs' own results.
native_tests() {
    local preset="$1" folder="$2" results="$SV_ROOT/$2/results" counts
    rm -rf "$results"
    mkdir -p "$results"
    GTEST_OUTPUT="json:$results/" ctest --test-dir "$folder" -j "$(nproc)" --output-on-failure --no-tests=ignore \
        --output-junit "$results/ctest.xml" >"$SV_ROOT/build/log/ctest-$preset.log" 2>&1 || tail -n 150 "$SV_ROOT/build/log/ctest-$preset.log" >&2
    counts="$(node cmake/dev/count_native.mjs "$results")"
    # shellcheck disable=SC2086
    tally "native-$preset" $counts
}

# node_tests NAME FILE...: Node's own runner; --test-concurrency keeps browsers from running side by side.
node_tests() {
    local name="$1" tap="$SV_ROOT/build/log/$1.tap" passed failed
    shift
    [ $# -gt 0 ] || return 0
    rm -f "$tap"
    node --test "${SV_NODE_OPTIONS[@]}" --test-reporter=spec --test-reporter-destination=stderr --test-reporter=tap \
        --test-reporter-destination="$tap" "$@" || true
    passed="$(sed -n 's/^# pass //p' "$tap" 2>/dev/null | tail -n 1)"
    failed="$(sed -n 's/^# \(fail\|cancelled\) //p' "$tap" 2>/dev/null | awk '{ n += $1 } END { print n + 0 }')"
    # No count at all means that the runner itself broke.
    if [ -z "$passed" ]; then tally "$name" 0 1; else tally "$name" "$passed" "$failed"; fi
}

# files_of PATTERN...: those that exist.
files_of() {
    local file
    for file in "$@"; do [ -e "$file" ] && printf '%s\n' "$file"; done
    return 0
}

all_node_tests() {
    local files
    SV_NODE_OPTIONS=()
    if ! node cmake/dev/web.mjs tests >"$SV_ROOT/build/log/web-tests.log" 2>&1; then
        tail -n 30 "$SV_ROOT/build/log/web-tests.log" >&2
        tally web-tests-build 0 1
    fi
    mapfile -t files < <(files_of build/web-test/*.test.mjs tests/abi/*.test.mjs tests/vectors/*.test.mjs tests/cli/*.test.mjs tests/golden/*.test.mjs tests/story/*.test.mjs tests/sim/*.test.mjs)
    node_tests node "${files[@]}"
    # Browsers one after another: two of them on two cores only make each other late.
    node --help | grep -q -- --test-concurrency && SV_NODE_OPTIONS=(--test-concurrency=1)
    mapfile -t files < <(files_of tests/browser/*.test.mjs tests/bench/*.test.mjs)
    node_tests browser "${files[@]}"
    mapfile -t files < <(files_of tests/desktop/*.test.mjs)
    node_tests desktop "${files[@]}"
}

run_all_tests() {
    local preset="$1" folder="$2"
    SV_CLI="$SV_ROOT/build/native/samverka"
    SV_CHROMIUM="$(command -v chromium || command -v google-chrome)"
    export SV_CLI SV_CHROMIUM
    native_tests "$preset" "$folder"
    all_node_tests
}

dev_test() {
    local full="${1:-}"
    dev_setup native web browser desktop display
    export_emscripten
    start_tally test
    configure_desktop release build/native
    build_known release build/native samverka samverka_desktop
    if [ "$full" = --full ]; then
        export SV_FULL=1
        build_targets release build/native all
        build_web
        run_all_tests release build/native
        build_targets wasm-test build/wasm-test all
        native_tests wasm-test build/wasm-test
    else
        configure_desktop dev build/dev
        build_targets dev build/dev all
        build_web
        run_all_tests dev build/dev
    fi
    close_tally test
}
