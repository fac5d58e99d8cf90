#!/usr/bin/env bash
# Makes the files that are generated and committed again; `--check` tells which of them are stale and changes nothing.
#
# Each line of the list is a command that writes its files at their places, and that with `--check` appended compares instead and fails
# when one is stale. A generator is deterministic: the same sources give the same bytes on every machine.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

generators() {
    cat <<'LIST'
python3 cmake/dev/make_fonts.py
node cmake/dev/make_icons.mjs
node cmake/dev/make_schema.mjs
LIST
}

result=0
while IFS= read -r generator; do
    [ -n "$generator" ] || continue
    # shellcheck disable=SC2086
    $generator ${1:+"$1"} || {
        echo "stale or failed: $generator (bash cmake/dev/generate.sh makes it again)" >&2
        result=1
    }
done < <(generators)
exit "$result"
