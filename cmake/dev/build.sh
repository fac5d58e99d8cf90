# What `./dev build` and `./dev run` do, and the set-up of each part.

setup_native() {
    # shellcheck disable=SC2086
    want_packages native $PACKAGES_NATIVE
    setup_node
    setup_sources
    have clang++-19 || fail "clang 19 is missing" "install clang 19 with lld, libc++ and its headers, and run ./dev again"
}

setup_web() {
    # shellcheck disable=SC2086
    want_packages web $PACKAGES_WEB
    setup_node
    setup_npm
    setup_sources
    setup_emscripten
    export_emscripten
}

setup_check() {
    # shellcheck disable=SC2086
    want_packages check $PACKAGES_CHECK
}

setup_browser() {
    have chromium || have google-chrome || want_packages browser $PACKAGES_BROWSER
    have chromium || have google-chrome || fail "Chromium is missing" "install chromium and run ./dev again"
}

setup_desktop() {
    # shellcheck disable=SC2086
    want_packages desktop $PACKAGES_DESKTOP
}

# A display without a screen, and a hand on mouse and keyboard, for the tests of the desktop program.
setup_display() {
    # shellcheck disable=SC2086
    want_packages display $PACKAGES_DISPLAY
    have Xvfb && have xdotool || fail "Xvfb or xdotool is missing" "install both and run ./dev again"
}

# dev_setup [PART...]: only the set-up; for machines that are prepared once.
dev_setup() {
    local part
    only_one_setup
    for part in "${@:-native}"; do
        case "$part" in
        native | web | check | browser | desktop | display) "setup_$part" ;;
        all)
            setup_native
            setup_web
            setup_check
            setup_browser
            setup_desktop
            setup_display
            ;;
        *) fail "there is no set-up part '$part'" "choose native, web, check, browser, desktop, display or all" ;;
        esac
    done
    setup_done
}

# quietly NAME ADVICE COMMAND...: the command's output goes to a log and is shown when it fails.
quietly() {
    local name="$1" advice="$2" result=0
    shift 2
    mkdir -p "$SV_ROOT/build/log"
    "$@" >"$SV_ROOT/build/log/$name.log" 2>&1 || result=$?
    if [ "$result" != 0 ]; then
        tail -n 60 "$SV_ROOT/build/log/$name.log" >&2
        fail "$name failed" "$advice (log: build/log/$name.log)"
    fi
}

# configure PRESET FOLDER: once, and again when the presets change; from nothing when the folder was made with another Emscripten.
configure() {
    local preset="$1" folder="$2"
    case "$preset" in
    wasm-*)
        if [ -f "$folder/CMakeCache.txt" ] && ! grep -qx "SV_EMSCRIPTEN_ROOT:PATH=$SV_EMSCRIPTEN" "$folder/CMakeCache.txt"; then rm -rf "$folder"; fi
        ;;
    esac
    if [ ! -f "$folder/build.ninja" ] || [ CMakePresets.json -nt "$folder/build.ninja" ]; then
        rm -f "$folder/CMakeCache.txt"
        quietly "configure-$preset" "see the messages above" cmake --preset "$preset"
    fi
}

# build_targets PRESET FOLDER TARGET...: one build at a time, since ninja does not guard its folder.
build_targets() {
    local preset="$1" folder="$2" lock="build/.lock-native"
    shift 2
    case "$preset" in wasm-*) lock="build/.lock-wasm" ;; esac
    configure "$preset" "$folder"
    say "building: $preset ($*)"
    quietly "build-$preset" "mend the source named above" flock "$lock" ninja -C "$folder" "$@"
}

# build_known PRESET FOLDER TARGET...: like build_targets, for those of the targets that there are.
build_known() {
    local preset="$1" folder="$2" target known=()
    shift 2
    configure "$preset" "$folder"
    for target in "$@"; do
        if ninja -C "$folder" -t query "$target" >/dev/null 2>&1; then known+=("$target"); fi
    done
    if [ "${#known[@]}" -gt 0 ]; then build_targets "$preset" "$folder" "${known[@]}"; fi
}

# configure_desktop PRESET FOLDER: a build folder that was made before the desktop's libraries were there looks for them again.
configure_desktop() {
    configure "$1" "$2"
    if ninja -C "$2" -t query samverka_desktop >/dev/null 2>&1; then return 0; fi
    quietly "configure-$1" "see the messages above" cmake --preset "$1"
}

build_web() {
    build_known wasm-release build/wasm-release samverka_core samverka_app
    quietly web "mend the source named above" node cmake/dev/web.mjs bundle
}

dev_build() {
    dev_setup native web
    export_emscripten
    build_known release build/native samverka
    build_web
    say "build/native/samverka and build/web/ are ready"
}

dev_run() {
    dev_build
    exec node cmake/dev/serve.mjs --open
}

# dev_desktop [FILE or option...]: without any, the example.
dev_desktop() {
    dev_setup native desktop
    configure_desktop release build/native
    build_targets release build/native samverka_desktop
    [ $# -gt 0 ] || set -- --example
    exec build/native/samverka-desktop "$@"
}

# dev_fuzz [NAME]: each fuzzer for a while from its corpus; what it finds is kept in build/fuzz-found.
dev_fuzz() {
    local seconds="${SECONDS_EACH:-60}" wanted="${1:-}" program name found=0
    dev_setup native
    build_targets fuzz build/fuzz all
    mkdir -p build/fuzz-found
    for program in build/fuzz/fuzz/*_fuzz; do
        [ -x "$program" ] || continue
        name="$(basename "$program")"
        [ -z "$wanted" ] || [ "$name" = "$wanted" ] || [ "$name" = "${wanted}_fuzz" ] || continue
        found=1
        mkdir -p "build/fuzz-corpus/$name" "tests/fuzz/corpus/$name"
        say "fuzzing: $name for $seconds s"
        "$program" -max_total_time="$seconds" -max_len=65536 -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
            -artifact_prefix="build/fuzz-found/$name-" "build/fuzz-corpus/$name" "tests/fuzz/corpus/$name" ||
            fail "$name found an input that breaks" "keep it as a unit test; it lies in build/fuzz-found"
    done
    [ "$found" = 1 ] || fail "there is no fuzzer ${wanted:-yet}" "see tests/fuzz"
}

dev_bench() {
    dev_setup native web browser
    export_emscripten
    case " $* " in *" --smoke "*) ;; *) setup_bench_peers ;; esac
    build_targets release build/native replay kpi_bench grid_scroll
    build_web
    build_targets wasm-release build/wasm-release kpi_bench grid_scroll
    SV_CHROMIUM="$(command -v chromium || command -v google-chrome)" node cmake/dev/bench.mjs "$@"
}

# A picture of every screen, in both views, languages and themes and two sizes.
dev_shots() {
    dev_setup native web browser
    export_emscripten
    build_web
    SV_CHROMIUM="$(command -v chromium || command -v google-chrome)" node cmake/dev/shots.mjs "$@"
}
