# Helpers of the set-up steps: messages, stamps, downloads that survive a break.
#
# Every step is idempotent. A step that takes time leaves a stamp which holds what it was made from; when that changes the step
# runs again. Whatever is built up in pieces is built beside its place and renamed when whole, so a break leaves nothing half done.
# Sourced by `dev`; the variable SV_ROOT names the project's folder.

SV_TOOLCHAIN="$SV_ROOT/.toolchain"
SV_LOGS="$SV_TOOLCHAIN/log"

say() { printf 'dev: %s\n' "$*" >&2; }

# fail WHAT DO: the one line that a person gets: what failed, and what to do about it.
fail() {
    printf 'dev: %s — %s\n' "$1" "$2" >&2
    exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }

# as_root COMMAND...: runs it as root, directly or through sudo.
as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif have sudo; then
        sudo "$@"
    else
        fail "root is needed for: $*" "run it as root, or install sudo, then run ./dev again"
    fi
}

# stamped NAME VALUE: true when step NAME was last finished with VALUE.
stamped() { [ -f "$SV_TOOLCHAIN/stamps/$1" ] && [ "$(cat "$SV_TOOLCHAIN/stamps/$1")" = "$2" ]; }

stamp() {
    mkdir -p "$SV_TOOLCHAIN/stamps"
    printf '%s' "$2" >"$SV_TOOLCHAIN/stamps/$1.new"
    mv "$SV_TOOLCHAIN/stamps/$1.new" "$SV_TOOLCHAIN/stamps/$1"
}

# step NAME VALUE FUNCTION WHAT-TO-DO: runs FUNCTION once per VALUE with its output in a log.
step() {
    local name="$1" value="$2" function="$3" advice="$4"
    stamped "$name" "$value" && return 0
    mkdir -p "$SV_LOGS"
    say "setting up: $name"
    # In a shell of its own: where a caller tests the outcome, this one would go on after a failing command.
    local result=0
    SV_ROOT="$SV_ROOT" bash -euo pipefail -c 'for part in "$SV_ROOT"/cmake/setup/*.sh; do . "$part"; done; "$1"' step "$function" \
        >"$SV_LOGS/$name.log" 2>&1 || result=$?
    if [ "$result" != 0 ]; then
        grep -v '^[[:space:]]*$' "$SV_LOGS/$name.log" | tail -n 3 | sed 's/^/  | /' >&2 || true
        fail "set-up step '$name' failed" "$advice (log: .toolchain/log/$name.log)"
    fi
    stamp "$name" "$value"
}

# check_sha256 FILE SUM
check_sha256() {
    [ "$(sha256sum "$1" | cut -d' ' -f1)" = "$2" ] || {
        echo "checksum of $(basename "$1") differs from the one pinned"
        return 1
    }
}

# only_one_setup: two set-ups at once would write the same files; the second waits.
only_one_setup() {
    mkdir -p "$SV_TOOLCHAIN"
    exec 9>"$SV_TOOLCHAIN/lock"
    flock 9
}

setup_done() { exec 9>&-; }
