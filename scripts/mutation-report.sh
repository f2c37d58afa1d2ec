#!/usr/bin/env bash
# What PIT's mutations.xml says: the score, then the mutants that no test noticed, those in lines that decide first.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "$0")/lib.sh"

usage() {
    cat <<EOF
Usage: scripts/mutation-report.sh [--threshold N] [--sources DIR] FILE…

Each FILE is a mutations.xml of PIT (scripts/mutation.sh leaves one for each room); all of them are counted together.
Prints the score, then the mutants that survived: the line they stand in, below it what was changed there; "no test:"
where no test reaches the line.

A line decides when PIT could change in it
  - a condition, by negating it or moving its boundary, or
  - what a method returns, and that is a boolean, an Optional, a collection or a type of ours (a state, a verdict).
What survived in such a line is named first, whatever was changed there; the rest follows by class and line.

Timeouts and exhausted memory count as killed, as in PIT's own score. They are also counted apart: a machine that is
busy with other things can make one.

  --threshold N   exit with 1 when less than N per cent were killed
  --sources DIR   where the source lines are read (src/main/java)

Exits with 1 also when there is no mutant in any FILE.
EOF
}

wrong() { usage >&2; exit 2; }

threshold=0
sources=$ROOT/src/main/java
while [ $# -gt 0 ]; do
    case $1 in
        -h | --help) usage; exit 0 ;;
        --threshold) threshold=${2-}; shift 2 || wrong ;;
        --sources) sources=${2-}; shift 2 || wrong ;;
        -*) wrong ;;
        *) break ;;
    esac
done
case $threshold in '' | *[!0-9]*) wrong ;; esac
[ $# -gt 0 ] || wrong
for file in "$@"; do
    [ -f "$file" ] || { echo "mutation-report.sh: no such file: $file" >&2; exit 2; }
done

# PIT writes one mutant a line.
LC_ALL=C awk -v threshold="$threshold" -v sources="$sources" '
    function element(name) {
        return match($0, "<" name ">[^<]*") ? plain(substr($0, RSTART + length(name) + 2, RLENGTH - length(name) - 2)) : ""
    }
    function plain(text) {
        gsub(/&lt;/, "<", text); gsub(/&gt;/, ">", text); gsub(/&quot;/, "\"", text); gsub(/&#39;|&apos;/, "\047", text)
        gsub(/&amp;/, "\\&", text)
        return text
    }
    function decides(    mutator, type) {
        mutator = element("mutator")
        type = element("methodDescription")
        sub(/.*\)/, "", type)
        return mutator ~ /Conditional/ || mutator ~ /ReturnVals/ &&
            type ~ /^(Z|Ljava\/lang\/Boolean;|Ljava\/util\/(Optional|Collection|List|Set|Map)[A-Za-z]*;|Lio\/github\/certenroll4j\/)/
    }
    function source(class, file, number,    path, n, text) {
        path = class
        gsub(/\./, "/", path)
        sub(/[^\/]*$/, file, path)
        path = sources "/" path
        if (!(path in read)) {
            read[path] = 1
            while ((getline text < path) > 0) { sub(/^[ \t]+/, "", text); lines[path, ++n] = text }
            close(path)
        }
        return lines[path, number]
    }
    # Keeps the survivors in the order of class and line.
    function survivor(key, line, change,    i) {
        for (i = ++survivors; i > 1 && order[i - 1] > key; i--) {
            order[i] = order[i - 1]; place[i] = place[i - 1]; what[i] = what[i - 1]
        }
        order[i] = key; place[i] = line; what[i] = change
    }
    function list(wanted, title,    i, last) {
        for (i = 1; i <= survivors; i++) {
            if ((order[i] in deciding) != wanted) continue
            if (last == "") print title
            if (order[i] != last) print "  " place[i]
            last = order[i]
            print "      " what[i]
        }
    }
    /<mutation / && match($0, /status=.[A-Z_]+/) {
        state = substr($0, RSTART + 8, RLENGTH - 8)
        of[state]++
        all++
        class = element("mutatedClass")
        outer = class
        sub(/\$.*/, "", outer)
        number = element("lineNumber")
        key = outer sprintf(":%06d", number)
        if (decides()) deciding[key] = 1
        if (state == "SURVIVED" || state == "NO_COVERAGE") {
            change = element("description")
            sub(/ for io\/github\/.*/, "", change)
            short = outer
            sub(/.*\./, "", short)
            survivor(key, short ":" number "  " source(class, element("sourceFile"), number), (state == "SURVIVED" ? "" : "no test: ") change)
        }
    }
    END {
        if (!all) { print "no mutant was made"; exit 1 }
        killed = of["KILLED"] + of["TIMED_OUT"] + of["MEMORY_ERROR"]
        for (i = 1; i <= survivors; i++) decisive += order[i] in deciding
        printf "killed %d of %d mutants, %d %% (timeouts %d, out of memory %d)\n",
            killed, all, int(100 * killed / all), of["TIMED_OUT"], of["MEMORY_ERROR"]
        printf "survived %d (%d of them not reached by a test), %d in lines that decide\n", survivors, of["NO_COVERAGE"], decisive
        if (all > killed + survivors) printf "not run %d\n", all - killed - survivors
        list(1, "in lines that decide:")
        list(0, "elsewhere:")
        exit 100 * killed < threshold * all
    }' "$@"
