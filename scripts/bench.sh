#!/usr/bin/env bash
# scripts/bench.sh NAME [JMH OPTIONS]: measures with JMH. NAME is the class <Name>Benchmark of the tests, whatever the
# case of its letters (start: a program of its own, whose medians and ratios it prints). If there is a <Name>WindowsBenchmark
# too, it runs in the sandbox's Windows JVM after it.
# scripts/bench.sh fleet [HOSTS]: a scan of so many hosts of Samba on this machine, and smbclient beside it.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "$0")/lib.sh"
cd "$ROOT"

if [ "${1-}" = fleet ]; then
    exec setsid --wait scripts/fleet-test.sh "${2:-1000}" --figures
fi

names() { find src/test/java -name '*Benchmark.java' | sed 's,.*/,,; s/\(Windows\)\{0,1\}Benchmark\.java$//' | tr '[:upper:]' '[:lower:]' | sort -u | tr '\n' ' '; echo fleet; }
class_of() { find src/test/java -iname "$1Benchmark.java" | sed 's,^src/test/java/,,; s,\.java$,,; s,/,.,g'; }
# What a benchmark prints after "figure: " (JMH puts it on the line of an iteration), and JMH's table.
show() { sed -n 's/.*\(figure: .*\)/\1/p' "$1" | sort -u; sed -n '/^Benchmark /,/^$/p' "$1"; }

name=${1:-}
class=$(class_of "${name:-none}")
windows=$(class_of "${name:-none}Windows")
if [ -z "$class$windows" ]; then
    echo "usage: scripts/bench.sh NAME [JMH OPTIONS], where NAME is one of: $(names)" >&2
    exit 2
fi
shift
mkdir -p target/bench
build_java

if [ "$name" = start ]; then
    # Whole processes: what JMH adds would be more than what is measured.
    java -cp "target/test-classes:target/classes:target/lib/*" "$class" | tee "target/bench/$name.log"
elif [ -n "$class" ]; then
    java -cp "target/test-classes:target/classes:target/lib/*" org.openjdk.jmh.Main "^$class\\." \
        -foe true -rf json -rff "target/bench/$name.json" "$@" > "target/bench/$name.log" 2>&1 \
        || { tail -n 40 "target/bench/$name.log" >&2; exit 1; }
    show "target/bench/$name.log"
fi

if [ -n "$windows" ]; then
    echo
    echo "In the Windows JVM of the sandbox:"
    # One process: a benchmark's forks would each be a start of Wine. JMH takes the option once, so what is asked for forks here
    # is for the other half.
    options=()
    while [ $# -gt 0 ]; do
        case $1 in
            -f) shift $(($# < 2 ? 1 : 2)) ;;
            -f[0-9]*) shift ;;
            *) options+=("$1"); shift ;;
        esac
    done
    scripts/sandbox.sh java -Dfile.encoding=UTF-8 -cp "target/test-classes;target/classes;target/lib/*" org.openjdk.jmh.Main "^$windows\\." \
        -f 0 -foe true ${options[@]+"${options[@]}"} > "target/bench/$name-windows.log" 2>&1 \
        || { tail -n 40 "target/bench/$name-windows.log" >&2; exit 1; }
    show "target/bench/$name-windows.log"
fi
# The floor under every binding: the same call in C.
if [ "$name" = com ]; then
    make_in native-tests/client ARCH=x86_64 OUT="$ROOT/target/client/x86_64"
    CERTENROLL4J_NATIVE_TESTS=allow scripts/sandbox.sh target/client/x86_64/contract.exe --bench
fi
