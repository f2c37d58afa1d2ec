#!/usr/bin/env bash
# scripts/compare-reports.sh [--markdown] A B: what differs between two report.xml of the native tests, of the sandbox and a real
# Windows for instance. Each test that did not end the same in both, or whose HRESULT differs, is one line; rules that are
# uncertain come first, then those that we only inferred. --markdown writes it as a table for an issue. Exit code 0: no difference; 1: differences; 2: not two reports.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "$0")/lib.sh"

markdown=
if [ "${1-}" = --markdown ]; then
    markdown=yes
    shift
fi
if [ $# -ne 2 ] || [ ! -f "$1" ] || [ ! -f "$2" ]; then
    echo "usage: scripts/compare-reports.sh [--markdown] A/report.xml B/report.xml" >&2
    exit 2
fi
need xmlstarlet xmlstarlet

# A line a test: suite and name, status, HRESULT or "-", documented, inferred, uncertain or "-", the first line of the trouble.
rows() {
    xmlstarlet sel -T -t -m '//testcase' \
        -v 'concat(@classname, " ", @name)' -o $'\t' \
        --if failure -o failed --elif skipped -o skipped --else -o passed --break -o $'\t' \
        --if 'properties/property[@name="hresult"]' -v 'properties/property[@name="hresult"]/@value' --else -o - --break -o $'\t' \
        --if 'properties/property[@name="source"]' -v 'properties/property[@name="source"]/@value' --else -o - --break -o $'\t' \
        -v 'translate((failure|skipped)/@message, "&#9;&#10;", "  ")' -n "$1" || exit 2
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
rows "$1" >"$work/a"
rows "$2" >"$work/b"
[ -s "$work/a" ] || { echo "no test in $1" >&2; exit 2; }
[ -s "$work/b" ] || { echo "no test in $2" >&2; exit 2; }

awk -F '\t' '
    function told(status, hresult, trouble) {
        return status (hresult == "-" ? "" : " " hresult) (trouble == "" ? "" : " (" trouble ")")
    }
    function order(kind) { return kind == "uncertain" ? 0 : kind == "inferred" ? 1 : 2 }
    NR == FNR { state[$1] = $2; hresult[$1] = $3; trouble[$1] = $5; source[$1] = $4; next }
    {
        seen[$1] = 1
        if ($1 in state && state[$1] == $2 && hresult[$1] == $3) { same++; next }
        here = $1 in state ? told(state[$1], hresult[$1], trouble[$1]) : "not run"
        kind = $4 != "-" ? $4 : ($1 in source ? source[$1] : "-")
        print order(kind) "\t" kind "\t" $1 "\t" here "\t" told($2, $3, $5)
    }
    END {
        for (test in state) if (!(test in seen))
            print order(source[test]) "\t" source[test] "\t" test "\t" \
                told(state[test], hresult[test], trouble[test]) "\tnot run"
        print same + 0 > same_file
    }' same_file="$work/same" "$work/a" "$work/b" | sort -t $'\t' -k1,1 -k3,3 >"$work/differences"

count=$(wc -l <"$work/differences")

# cell TEXT: in a table of Markdown nothing of it has a meaning of its own.
cell() {
    # shellcheck disable=SC2001 # one expression says it better
    sed 's/[\\`*_<>|[]/\\&/g' <<<"$1"
}

if [ -n "$markdown" ]; then
    echo "**$count differences, $(cat "$work/same") the same**"
    [ "$count" -eq 0 ] || printf '\n| test | rule | A | B |\n|---|---|---|---|\n'
    while IFS=$'\t' read -r _ kind test here there; do
        echo "| $(cell "$test") | $kind | $(cell "$here") | $(cell "$there") |"
    done <"$work/differences"
else
    while IFS=$'\t' read -r _ kind test here there; do
        [ "$kind" = - ] || test="$test ($kind)"
        printf '%s\n    A: %s\n    B: %s\n' "$test" "$here" "$there"
    done <"$work/differences"
    echo "$count differences, $(cat "$work/same") the same"
fi
[ "$count" -eq 0 ]
