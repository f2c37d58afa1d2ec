#!/usr/bin/env bash
# Who tests the tests: PIT changes our code, one spot at a time, and says which change no test noticed.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "$0")/lib.sh"
cd "$ROOT"

PACKAGE=io.github.certenroll4j
SOURCES=src/main/java/io/github/certenroll4j

# The packages; "root" is the ground floor. What win does needs a Windows, and PIT runs its tests on this machine.
rooms() {
    find $SOURCES -name '*.java' ! -name package-info.java -printf '%h\n' | sed "s,^$SOURCES\$,root,; s,^$SOURCES/,," |
        sort -u | grep -vx win | tr '\n' ' '
}

usage() {
    cat <<EOF
Usage: scripts/mutation.sh [--threshold N] ROOM[/CLASS]…

ROOM is one of: $(rooms)
(win cannot be changed here, nor can installer/WindowsSeam: their tests need a Windows). CLASS is one class of the room, the inner ones with it.

PIT changes the classes, one spot at a time, and runs the tests that reach it: those of the room and of the command line;
for the ground floor those of every room. A whole room takes from three minutes to half an hour. Nothing of an earlier
run is used again.

Prints for each room the score and what survived, in lines that decide first (what that means, and --threshold:
scripts/mutation-report.sh --help). Keeps target/mutation/ROOM[/CLASS]/mutations.xml and the log beside it.
Exits with 1 when PIT failed, or made no mutant, or a score is below --threshold.
EOF
}

wrong() {
    [ $# -eq 0 ] || echo "mutation.sh: $*" >&2
    usage >&2
    exit 2
}

report=(scripts/mutation-report.sh)
while [ $# -gt 0 ]; do
    case $1 in
        -h | --help) usage; exit 0 ;;
        --threshold)
            case ${2-} in '' | *[!0-9]*) wrong "--threshold takes a whole number" ;; esac
            report+=(--threshold "$2")
            shift 2
            ;;
        -*) wrong "unknown option: $1" ;;
        *) break ;;
    esac
done
[ $# -gt 0 ] || wrong

# classes ROOM[/CLASS]: what PIT shall change, with commas between.
classes() {
    local folder=$SOURCES/${1%%/*} name='*'
    case $1 in root | root/*) folder=$SOURCES ;; esac
    case $1 in */*) name=${1#*/} ;; esac
    find "$folder" -maxdepth 1 -name "$name.java" ! -name package-info.java ! -name WindowsSeam.java -printf '%p\n' |
        sed 's,^src/main/java/,,; s,\.java$,,; s,/,.,g; s,.*,&\,&$*,' | sort | paste -sd,
}

for what in "$@"; do
    case " $(rooms)" in *" ${what%%/*} "*) ;; *) wrong "unknown room: ${what%%/*}" ;; esac
    [ -n "$(classes "$what")" ] || wrong "no such class: $what"
done

need "${UNIT_TESTS_NEED[@]}"
build_java
status=0
for what in "$@"; do
    room=${what%%/*}
    tests="$PACKAGE.$room.*,$PACKAGE.cli.*"
    [ "$room" != root ] || tests="$PACKAGE.*"
    # The tests of the command line that take seconds for each mutant that lives: they reach a little of everything by servers,
    # or by processes of their own, in which nothing is changed.
    leave_out='*.CharsetTest,*.FileNameTest,*.PatchTest,*.LostOutputTest,*.ShellLauncherTest,*.CommandWordsTest,*.HostileTextTest'
    case $room in
        cli) leave_out= ;;
        fleet) leave_out+=',*.SubmitCommandTest' ;;
        ca) leave_out+=',*.FleetCommandTest' ;;
        *) leave_out+=',*.FleetCommandTest,*.SubmitCommandTest' ;;
    esac
    work=$ROOT/target/mutation/$what
    mkdir -p "$work"
    rm -f "$work/mutations.xml"
    threads=$(nproc)
    SECONDS=0
    mvn -B -Pmutation org.pitest:pitest-maven:mutationCoverage -DtargetClasses="$(classes "$what")" -DtargetTests="$tests" \
        -Dmutation.leaveOut="$leave_out" -Dthreads=$((threads < 2 ? 1 : 2)) -DreportsDirectory="$work" >"$work/log" 2>&1 ||
        { grep '^\[ERROR\]' "$work/log" | head -n 20 >&2; echo "mutation.sh: $what: PIT failed; see $work/log" >&2; exit 1; }
    [ -f "$work/mutations.xml" ] || die "$what: PIT made no mutant; see $work/log"
    echo "== $what ($SECONDS s)"
    "${report[@]}" "$work/mutations.xml" || status=1
done
exit $status
