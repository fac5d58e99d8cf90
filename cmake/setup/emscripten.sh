# A private Emscripten 3.1.69 in .toolchain/emscripten, put together from a newer Debian's packages; an `emcc` at least as new that is
# first on PATH is used as it is and nothing is done here.
#
# The compilers behind it (clang-19, lld-19) are the machine's own. Binaryen's programs are from the newer release and run with that
# release's C library, unpacked beside them. Variants of the system libraries that we never link (threads, dynamic linking, other
# exception models) are pruned.

EMSCRIPTEN_LEAST="3.1.69"
EMSCRIPTEN_RELEASE="trixie"
SV_CLOSURE="$SV_ROOT/web/node_modules/google-closure-compiler-linux/compiler"

# emcc_on_path: true when the emcc first on PATH is new enough.
emcc_on_path() {
    local version
    have emcc || return 1
    version="$(emcc --version 2>/dev/null | head -n 1 | grep -oE '[0-9]+\.[0-9]+\.[0-9]+' | head -n 1)"
    [ -n "$version" ] && [ "$(printf '%s\n%s\n' "$EMSCRIPTEN_LEAST" "$version" | sort -V | head -n 1)" = "$EMSCRIPTEN_LEAST" ]
}

prune_emscripten() {
    local folder="$1" libraries="$1/cache/sysroot/lib/wasm32-emscripten"
    rm -rf "$folder/test" "$folder/docs" "$folder/media" "$libraries/pic" "$libraries/lto-pic" "$folder"/ChangeLog.*
    find "$libraries" -name '*.a' \( -name '*-mt*' -o -name '*-ww*' -o -name '*asan*' -o -name '*wasmfs*' -o -name '*sanitizer*' \) -delete
}

# The C library under which binaryen's programs were linked may be newer than the machine's, so they are pointed at the one unpacked
# beside them.
adapt_binaryen() {
    local folder="$1" place="$2" library="lib/x86_64-linux-gnu" program loader
    loader="$(cd "$folder/runtime" && find . -name 'ld-linux-*.so.*' | head -n 1)"
    for program in "$folder"/usr/bin/wasm* "$folder"/usr/lib/x86_64-linux-gnu/libbinaryen.so*; do
        [ -L "$program" ] || ! [ -f "$program" ] && continue
        patchelf --set-rpath "$place/runtime/usr/$library:$place/runtime/$library:$place/usr/$library" "$program"
        case "$program" in
        */bin/*) patchelf --set-interpreter "$place/runtime/${loader#./}" "$program" ;;
        esac
    done
}

# binaryen's place is written into its programs, so the folder is built beside, but for its final name.
assemble_emscripten() {
    local place="$SV_TOOLCHAIN/emscripten" work="$SV_TOOLCHAIN/.emscripten.new" name
    rm -rf "$work"
    mkdir -p "$work"
    fetch_package "$EMSCRIPTEN_RELEASE" emscripten "$work"
    fetch_package "$EMSCRIPTEN_RELEASE" binaryen "$work"
    for name in libc6 libstdc++6 libgcc-s1; do fetch_package "$EMSCRIPTEN_RELEASE" "$name" "$work/runtime"; done
    prune_emscripten "$work/usr/share/emscripten"
    adapt_binaryen "$work" "$place"
    mkdir -p "$work/usr/share/emscripten/node_modules"
    ln -sfn /usr/share/nodejs/acorn "$work/usr/share/emscripten/node_modules/acorn"
    # LLVM_ROOT stays /usr/bin: this package asks for clang-19, wasm-ld-19 and so on, the names that Debian gives them.
    sed -e "s|^BINARYEN_ROOT = .*|BINARYEN_ROOT = '$place/usr'|" -e "s|^NODE_JS = .*|NODE_JS = '$(command -v node)'|" -e "s|^CLOSURE_COMPILER = .*|CLOSURE_COMPILER = '$SV_CLOSURE'|" \
        -i "$work/usr/share/emscripten/.emscripten"
    rm -rf "$place"
    mv "$work" "$place"
    "$place/usr/bin/wasm-opt" --version
    printf '%s\n' '#include <expected>' 'int main() { return std::expected<int, int>(0).value_or(1); }' >"$place/probe.cpp"
    "$place/usr/share/emscripten/emcc" -std=c++23 -fno-exceptions "$place/probe.cpp" -o "$place/probe.js"
    node "$place/probe.js"
    rm -rf "$SV_TOOLCHAIN/downloads/$EMSCRIPTEN_RELEASE"
}

setup_emscripten() {
    if emcc_on_path; then return 0; fi
    on_debian || fail "no emcc of $EMSCRIPTEN_LEAST or newer on PATH" "install Emscripten (emsdk) and put it first on PATH"
    [ "$(uname -m)" = x86_64 ] || fail "the private Emscripten is for x86_64 only" "put an emcc of $EMSCRIPTEN_LEAST or newer on PATH"
    # The place is part of the stamp because binaryen's programs carry it.
    step emscripten "$EMSCRIPTEN_LEAST $SV_TOOLCHAIN 2" assemble_emscripten \
        "check that the Debian archive is reachable and 2 GB of disk are free, then run ./dev again"
}

# Which emcc a wasm build takes: the folder of its programs.
export_emscripten() {
    SV_EMSCRIPTEN="$SV_TOOLCHAIN/emscripten/usr/share/emscripten"
    if emcc_on_path; then
        SV_EMSCRIPTEN="$(dirname "$(readlink -f "$(command -v emcc)")")"
        # Where `emcc` is a script that calls the real one, em-config knows the place.
        [ -d "$SV_EMSCRIPTEN/cmake" ] || SV_EMSCRIPTEN="$(em-config EMSCRIPTEN_ROOT)"
        # Its own configuration may name a Closure compiler that is not there; ours comes with the npm packages.
        if [ -x "$SV_CLOSURE" ]; then export EM_CLOSURE_COMPILER="$SV_CLOSURE"; fi
    fi
    export SV_EMSCRIPTEN
}
