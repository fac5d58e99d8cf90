# What `./dev check` and `./dev format` do. Each kind of check counts its files as passed or failed.

# ours PATTERN...: the project's files of these endings: all of them, or those changed since the last commit.
ours() {
    if [ "$SV_ALL" = 1 ]; then
        git ls-files --cached --others --exclude-standard -- "$@"
    else
        { git diff --name-only --diff-filter=d HEAD -- "$@" && git ls-files --others --exclude-standard -- "$@"; }
    fi | sort -u | while read -r file; do [ -f "$file" ] && printf '%s\n' "$file"; done
    return 0
}

# judged NAME COMMAND...: a check that answers by its exit code; its output is shown when it fails.
judged() {
    local name="$1" log="$SV_ROOT/build/log/check-$1.log"
    shift
    mkdir -p "$SV_ROOT/build/log"
    if "$@" >"$log" 2>&1; then
        tally "$name" 1 0
    else
        tail -n 80 "$log" >&2
        tally "$name" 0 1
    fi
}

# counted NAME COMMAND...: a check whose last line on standard output is `passed failed`.
counted() {
    local name="$1" counts
    shift
    counts="$("$@" | tail -n 1)" || true
    # shellcheck disable=SC2086
    if [ -n "$counts" ]; then tally "$name" $counts; else tally "$name" 0 1; fi
}

check_format() {
    local file bad=0 good=0
    for file in "$@"; do
        # What is generated is laid out by its generator.
        if head -n 3 "$file" | grep -q 'Generated'; then continue; fi
        if clang-format-19 --dry-run -Werror "$file" 2>/dev/null; then
            good=$((good + 1))
        else
            printf 'not formatted: %s (./dev format)\n' "$file" >&2
            bad=$((bad + 1))
        fi
    done
    echo "$good $bad"
}

dev_check() {
    local cpp headers sources web
    SV_ALL=0
    [ "${1:-}" = --all ] && SV_ALL=1
    dev_setup native web check desktop
    start_tally check
    configure_desktop dev build/dev
    mkdir -p build/log
    mapfile -t cpp < <(ours '*.cpp' '*.h' '*.c')
    mapfile -t headers < <(ours 'core/*.h' 'wasm/*.h' 'native/*.h' 'tests/*.h')
    mapfile -t sources < <(ours 'core/*.cpp' 'wasm/*.cpp' 'native/*.cpp' 'tests/*.cpp' | native_only)
    mapfile -t web < <(ours 'web/*.ts' 'web/*.css' 'web/*.html' 'web/*.json' 'web/*.mjs' | grep -v -e package-lock.json -e '\.gen\.')
    counted tidy node tests/tidy/tidy.mjs
    if [ -d assets/locales ]; then judged locales node cmake/generate_locales.mjs assets/locales --check; fi
    [ ${#cpp[@]} = 0 ] || counted format check_format "${cpp[@]}"
    [ ${#web[@]} = 0 ] || judged prettier node_modules/.bin/prettier --check --log-level=warn "${web[@]}"
    [ ! -f web/tsconfig.json ] || judged types node_modules/.bin/tsc --noEmit -p web
    judged generated bash cmake/dev/generate.sh --check
    [ ${#headers[@]} = 0 ] || counted headers node cmake/dev/lint.mjs headers "${headers[@]}"
    [ ${#sources[@]} = 0 ] || counted lint node cmake/dev/lint.mjs tidy "${sources[@]}"
    close_tally check
}

# Sources that only Emscripten compiles have no native compile command and are judged by the compiler's own warnings.
native_only() { grep -v -e '^wasm/host/' || true; }

dev_format() {
    local files web
    SV_ALL=1
    dev_setup native web check
    mapfile -t files < <(ours '*.cpp' '*.h' '*.c')
    clang-format-19 -i "${files[@]}"
    mapfile -t web < <(ours 'web/*.ts' 'web/*.css' 'web/*.html' 'web/*.json' 'web/*.mjs' | grep -v -e package-lock.json -e '\.gen\.')
    [ ${#web[@]} = 0 ] || node_modules/.bin/prettier --write --log-level=warn "${web[@]}"
}
