#!/usr/bin/env bash
# scripts/fuzz.sh NAME SECONDS [OPTION…]: fuzzes one reader with Jazzer. NAME is the class <Name>Fuzz of the tests, whatever
# the case of its letters; its seeds are in src/test/fuzz/NAME, what the fuzzer adds in target/fuzz/NAME. Each OPTION is
# Jazzer's: --trace=cov does not follow comparisons and is twice as fast, for many executions of a corpus that is grown.
# Ends with the number of executions; exit code 0 if nothing was found, else the input is kept and named.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "$0")/lib.sh"
cd "$ROOT"

names() { find src/test/java -name '*Fuzz.java' | sed 's,.*/,,; s,Fuzz\.java$,,' | tr '[:upper:]' '[:lower:]' | sort | tr '\n' ' '; }
usage() { echo "usage: scripts/fuzz.sh NAME SECONDS [OPTION…], where NAME is one of: $(names)" >&2; exit 2; }

[ $# -ge 2 ] || usage
case $2 in ''|*[!0-9]*) usage ;; esac
source=$(find src/test/java -iname "${1}Fuzz.java")
[ -n "$source" ] || usage
class=$(echo "$source" | sed 's,^src/test/java/,,; s,\.java$,,; s,/,.,g')
work=target/fuzz/$1
mkdir -p "$work/corpus" "$work/finds"

build_java
seconds=$2
shift 2
set -- "$@" "$work/corpus"
[ ! -d "src/test/fuzz/${work##*/}" ] || set -- "$@" "src/test/fuzz/${work##*/}"
code=0
SECONDS=0
touch "$work/started"
# Jazzer's hook on regular expressions took three quarters of the time, and less was reached in it than without.
java -Xmx1g -cp "target/test-classes:target/classes:target/lib/*" com.code_intelligence.jazzer.Jazzer \
    --target_class="$class" --instrumentation_includes='io.github.certenroll4j.**' \
    --disabled_hooks=com.code_intelligence.jazzer.sanitizers.RegexRoadblocks --reproducer_path="$work/finds" \
    -artifact_prefix="$work/finds/" -max_total_time="$seconds" -timeout=10 -print_final_stats=1 "$@" \
    > "$work/log" 2>&1 || code=$?
if [ "$code" -ne 0 ]; then
    tail -n 60 "$work/log" >&2
fi
executions=$(sed -n 's/^stat::number_of_executed_units: *//p' "$work/log")
[ -n "$executions" ] || { echo "fuzz $class: the fuzzer did not run; see $work/log" >&2; exit 1; }
finds=$(find "$work/finds" -type f -name '*-*' -newer "$work/started" | wc -l)
echo "fuzz $class: $executions executions in $SECONDS s, $finds finds in $work/finds"
exit "$code"
