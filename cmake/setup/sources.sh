# Third-party sources, unpacked into .toolchain/sources/<name>, pruned to what the build reads.
#
# cmake/dependencies.cmake says why each is there. Elsewhere than on Debian nothing is fetched here and CMake's FetchContent does it.

SV_SOURCES="$SV_TOOLCHAIN/sources"

# place_source NAME ARCHIVE: unpacks beside its place, then renames.
place_source() {
    local name="$1" archive="$2" work="$SV_SOURCES/.$1.new"
    rm -rf "$work"
    mkdir -p "$work"
    tar -xf "$archive" -C "$work" --strip-components=1 --no-same-owner
    rm -rf "$work/docs" "$work/doc" "$work/test" "$work/tests" "$work/examples" "$work/Xcode" "$work/Xcode-iOS" "$work/VisualC"
    rm -rf "${SV_SOURCES:?}/$name"
    mv "$work" "$SV_SOURCES/$name"
}

MPDECIMAL="mpdecimal_4.0.1.orig.tar.gz"
MPDECIMAL_SUM="96d33abb4bb0070c7be0fed4246cd38416188325f820468214471938545b1ac8"
setup_mpdecimal() {
    fetch_source trixie mpdecimal "$MPDECIMAL" "$MPDECIMAL_SUM"
    place_source mpdecimal "$SV_TOOLCHAIN/downloads/$MPDECIMAL"
}

LIBSODIUM="libsodium_1.0.18.orig.tar.gz"
LIBSODIUM_SUM="d59323c6b712a1519a5daf710b68f5e7fde57040845ffec53850911f10a5d4f4"
setup_libsodium() {
    fetch_source trixie libsodium "$LIBSODIUM" "$LIBSODIUM_SUM"
    place_source libsodium "$SV_TOOLCHAIN/downloads/$LIBSODIUM"
}

SDL2="libsdl2_2.32.4+dfsg.orig.tar.gz"
SDL2_SUM="d364cded8bf41f3f503014d3fb6473f1a7077ff468da1638dae4a6bec6ef2277"
setup_sdl2() {
    fetch_source trixie libsdl2 "$SDL2" "$SDL2_SUM"
    place_source sdl2 "$SV_TOOLCHAIN/downloads/$SDL2"
}

# Dear ImGui comes from a release that is still moving: the pinned version is held to its checksum, a newer one to apt's signed
# index and to its version being at least the one we know.
IMGUI_LEAST="1.92.2b"
IMGUI_SUM="e7bd201d56b5ee90d24d5dac85e5c12f98bdb95410252a62d27b7f89e4566d48"
setup_imgui() {
    local downloads="$SV_TOOLCHAIN/downloads" archive version work
    archive="$(find "$downloads" -maxdepth 1 -name 'imgui_*.orig.tar.*' 2>/dev/null | sort -V | tail -n 1)"
    if [ -z "$archive" ]; then
        open_release forky
        mkdir -p "$downloads"
        work="$(mktemp -d "$downloads/part.XXXXXX")"
        (cd "$work" && private_apt forky source --download-only --tar-only imgui)
        archive="$downloads/$(cd "$work" && ls imgui_*.orig.tar.*)"
        mv "$work/$(basename "$archive")" "$archive"
        rm -rf "$work"
    fi
    version="$(basename "$archive" | sed 's/^imgui_//; s/+.*//; s/\.orig.*//')"
    [ "$(printf '%s\n%s\n' "$IMGUI_LEAST" "$version" | sort -V | head -n 1)" = "$IMGUI_LEAST" ] || {
        echo "imgui $version is older than $IMGUI_LEAST"
        return 1
    }
    if [ "$version" = "$IMGUI_LEAST" ]; then check_sha256 "$archive" "$IMGUI_SUM" || { rm -f "$archive"; return 1; }; fi
    place_source imgui "$archive"
}

# Header-only or shipped as source by Debian's own packages: copied, so that a wasm build never looks into /usr/include.
setup_nlohmann() {
    rm -rf "$SV_SOURCES/.nlohmann_json.new" "$SV_SOURCES/nlohmann_json"
    mkdir -p "$SV_SOURCES/.nlohmann_json.new/include"
    cp -r /usr/include/nlohmann "$SV_SOURCES/.nlohmann_json.new/include/"
    mv "$SV_SOURCES/.nlohmann_json.new" "$SV_SOURCES/nlohmann_json"
}

setup_googletest() {
    rm -rf "$SV_SOURCES/.googletest.new" "$SV_SOURCES/googletest"
    cp -r /usr/src/googletest "$SV_SOURCES/.googletest.new"
    mv "$SV_SOURCES/.googletest.new" "$SV_SOURCES/googletest"
}

setup_sources() {
    on_debian || return 0
    local again="check that the Debian archive is reachable, then run ./dev again; it goes on where it stopped"
    mkdir -p "$SV_SOURCES"
    step source-nlohmann "$(dpkg-query -W -f='${Version}' nlohmann-json3-dev)" setup_nlohmann "$again"
    step source-googletest "$(dpkg-query -W -f='${Version}' googletest)" setup_googletest "$again"
    step source-mpdecimal "$MPDECIMAL_SUM" setup_mpdecimal "$again"
    step source-libsodium "$LIBSODIUM_SUM" setup_libsodium "$again"
    step source-imgui "$IMGUI_LEAST" setup_imgui "$again"
    step source-sdl2 "$SDL2_SUM" setup_sdl2 "$again"
}
