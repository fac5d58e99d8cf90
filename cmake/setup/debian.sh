# Debian packages: those of the machine's own release, and a private apt state for a newer release.
#
# The private state reads a newer release through the machine's own archive address with the release's name changed; signatures are
# checked as always and nothing of the system's own apt is touched.

PACKAGES_NATIVE="clang-19 lld-19 llvm-19 libc++-19-dev libc++abi-19-dev libclang-rt-19-dev libfuzzer-19-dev cmake ninja-build ccache
    git xz-utils python3 nlohmann-json3-dev googletest"
PACKAGES_WEB="patchelf node-acorn brotli fonts-inter python3-fonttools"
PACKAGES_CHECK="clang-format-19 clang-tidy-19"
PACKAGES_BROWSER="chromium"
PACKAGES_DESKTOP="libsdl2-dev libx11-dev libgl-dev libgl1-mesa-dri libgtk-3-dev pkg-config"
PACKAGES_DISPLAY="xvfb x11-xkb-utils x11-utils xdotool"

on_debian() { have apt-get && have dpkg-query; }

missing_packages() {
    local package
    for package in "$@"; do
        [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || printf '%s ' "$package"
    done
}

# install_packages PACKAGE...: an installation that was broken off is finished first, one that still runs is waited for.
install_packages() {
    local wait=60
    until as_root dpkg --configure -a; do
        wait=$((wait - 1))
        [ "$wait" -gt 0 ] || return 1
        sleep 5
    done
    as_root apt-get -o DPkg::Lock::Timeout=300 update || return 1
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -y --no-install-recommends "$@"
}

# want_packages NAME PACKAGES...: installs what is missing; elsewhere than on Debian the person does.
want_packages() {
    local name="$1" missing
    shift
    on_debian || return 0
    missing="$(missing_packages "$@")"
    [ -z "$missing" ] && return 0
    say "installing Debian packages: $missing"
    mkdir -p "$SV_LOGS"
    # shellcheck disable=SC2086
    if ! install_packages $missing >"$SV_LOGS/packages-$name.log" 2>&1; then
        fail "installing Debian packages failed" "see .toolchain/log/packages-$name.log, mend the cause and run ./dev again"
    fi
}

# The address of the archive that serves the machine's own release.
debian_archive() {
    local codename
    # shellcheck disable=SC1091
    codename="$(. /etc/os-release && echo "${VERSION_CODENAME:-}")"
    apt-get indextargets --format '$(RELEASE) $(COMPONENT) $(REPO_URI)' 'Created-By: Packages' |
        awk -v release="$codename" '$1 == release && $2 == "main" { print $3; exit }'
}

# Signatures are checked as always; the date of the index is not, since mirrors and snapshots of a release that still moves may lag, and what
# is taken from it is held to a checksum or a least version by its caller.
private_apt() {
    local release="$1" state="$SV_TOOLCHAIN/apt/$1"
    shift
    apt-get -q -o Dir::Etc::SourceList="$state/debian.sources" -o Dir::Etc::SourceParts=/dev/null \
        -o Dir::State::Lists="$state/lists" -o Dir::Cache="$state/cache" -o APT::Sandbox::User=root \
        -o Acquire::Check-Valid-Until=false "$@"
}

# open_release NAME: a private apt state for that release, refreshed at most once a day.
open_release() {
    local release="$1" state="$SV_TOOLCHAIN/apt/$1" archive
    [ -n "$(find "$state/fresh" -mtime -1 2>/dev/null)" ] && return 0
    archive="$(debian_archive)"
    [ -n "$archive" ] || {
        echo "no Debian archive for this machine's own release is among the apt sources"
        return 1
    }
    mkdir -p "$state/lists/partial" "$state/cache/archives/partial"
    printf 'Types: deb deb-src\nURIs: %s\nSuites: %s\nComponents: main\nSigned-By: %s\n' "$archive" "$release" \
        /usr/share/keyrings/debian-archive-keyring.gpg >"$state/debian.sources"
    private_apt "$release" update
    touch "$state/fresh"
}

# fetch_source RELEASE PACKAGE FILE SHA256: the upstream archive of a source package, into .toolchain/downloads/FILE.
fetch_source() {
    local release="$1" package="$2" file="$3" sum="$4" downloads="$SV_TOOLCHAIN/downloads" work
    mkdir -p "$downloads"
    if [ -f "$downloads/$file" ] && check_sha256 "$downloads/$file" "$sum"; then return 0; fi
    open_release "$release"
    work="$(mktemp -d "$downloads/part.XXXXXX")"
    (cd "$work" && private_apt "$release" source --download-only --tar-only "$package")
    [ -f "$work/$file" ] || {
        echo "the archive has moved on from $file to: $(ls "$work")"
        rm -rf "$work"
        return 1
    }
    check_sha256 "$work/$file" "$sum"
    mv "$work/$file" "$downloads/$file"
    rm -rf "$work"
}

# fetch_package RELEASE PACKAGE FOLDER: a binary package, unpacked. apt has verified it against the signed index, and does not fetch again
# what an earlier try has left whole.
fetch_package() {
    local release="$1" package="$2" folder="$3" downloads="$SV_TOOLCHAIN/downloads/$1" file
    open_release "$release"
    mkdir -p "$downloads" "$folder"
    (cd "$downloads" && private_apt "$release" download "$package")
    file="$(ls -t "$downloads/$package"_*.deb | head -n 1)"
    dpkg -x "$file" "$folder"
}
