#!/usr/bin/env bash
# All tests: scripts/test.sh [--long] [--need-x86]
#
#   the unit tests in the JVM of this Linux;
#   for each build of the stand-in CertEnroll the native tests (*IT) in a Windows JVM in the sandbox, and the contract
#   client, which is C and shares nothing with our Java, in 64 and in 32 bits;
#   the way from request to verified certificate with OpenSSL as the CA;
#   a fleet of a hundred hosts over Samba.
#
# --long adds what takes longer than minutes: kill loops, byte sweeps, a thousand installations, all forecasts, leaks.
# --need-x86 fails where no 32-bit program can be run. Without it: where the kernel runs none, an emulated PC asks the
# contract of one build (of all with --long); where that cannot be had, a line says what was not run, and why.
# Fails when a test fails, and when a stage that could run ran none.
# shellcheck disable=SC2317 # what is called through timed and client
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=native-tests/x86.sh
. "$(dirname "$0")/../native-tests/x86.sh"
cd "$ROOT"

# The tests make files whose names have other letters than ASCII; those about locales start processes with their own.
export LC_ALL=C.UTF-8

# The leak loops, the long native tests and those tagged "once" run on one build, and so does the emulated PC.
LONG_BUILD=6.0.6000.20755
# On this one the native tests run from the zip that is shipped.
KIT_BUILD=10.0.19041.1

long=
need_x86=
while [ $# -gt 0 ]; do
    case $1 in
        --long) long=yes ;;
        --need-x86) need_x86=yes ;;
        *) die "usage: scripts/test.sh [--long] [--need-x86]" ;;
    esac
    shift
done

passed=0
failed=0
skipped=0
status=0

# result NAME PASSED FAILED SKIPPED: prints a stage's line and adds it up. A stage that ran no test has failed.
result() {
    printf '%-52s %5d passed, %d failed, %d skipped\n' "$1:" "$2" "$3" "$4" | tee -a "$summary"
    passed=$((passed + $2))
    failed=$((failed + $3))
    skipped=$((skipped + $4))
    [ $(($2 + $3)) -gt 0 ] || { echo "$1: no test ran"; status=1; }
}

# junit NAME FOLDER: the result of a stage from its JUnit reports.
junit() {
    local tests=0 bad=0 idle=0 file counts n failed_ones skipped_ones
    for file in "$2"/TEST-*.xml "$2"/report.xml; do
        [ -e "$file" ] || continue
        counts=$(xmllint --nonet --huge --xpath "$counted" "$file") || { echo "$file is no JUnit report"; status=1; continue; }
        read -r n failed_ones skipped_ones <<<"$counts"
        tests=$((tests + n))
        bad=$((bad + failed_ones))
        idle=$((idle + skipped_ones))
    done
    result "$1" $((tests - bad - idle)) $bad $idle
}

# Of all suites of a report: tests, those that failed in one way or the other, and those that were skipped.
counted='concat(sum(//testsuite/@tests), " ", sum(//testsuite/@failures) + sum(//testsuite/@errors), " ", sum(//testsuite/@skipped))'

# Few of the methods run often enough to be compiled twice.
TEST_JVM=(-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-BytecodeVerificationRemote)

# Of what Wine starts beside a program, the last may hold the program's output open for as long as that Windows runs: what
# such a program says goes to a file, never into a pipe whose reader would wait for it.

# native BUILD FOLDER OPTION…: the *IT classes in the Windows JVM.
native() {
    local build=$1 folder=$2 code=0
    shift 2
    mkdir -p "$folder"
    # The pattern has no asterisk: Java's launcher on Windows takes one for a file name.
    scripts/sandbox.sh --build "$build" java "${TEST_JVM[@]}" \
        -cp 'target/classes;target/test-classes;target/lib/*' \
        org.junit.platform.console.ConsoleLauncher execute --disable-banner --disable-ansi-colors --details=summary \
        --scan-classpath target/test-classes --include-classname '^.+IT$' "$@" --fail-if-no-tests \
        --reports-dir "$folder" </dev/null >"$folder/console.txt" 2>&1 || code=$?
    tr -d '\r' <"$folder/console.txt"
    return $code
}

# The way from request to verified certificate.
enroll() {
    scripts/enroll-test.sh >target/enroll-test.log 2>&1 || { tail -n 3 target/enroll-test.log; return 1; }
}

# In a session of its own: a server ends with all of its process group.
fleet() {
    setsid --wait scripts/fleet-test.sh 100 </dev/null
}

# kit BUILD FOLDER: what is shipped for real Windows, unzipped in a folder with blanks: the same tests and the C client.
kit() {
    local folder='target/the native tests'
    rm -rf "$folder"
    unzip -q target/certenroll4j-native-tests.zip -d "$folder"
    mkdir -p "$2"
    (cd "$folder" && CERTENROLL4J_NATIVE_TESTS=allow JAVA_HOME="Z:${jvm//\//\\}" JDK_JAVA_OPTIONS="${TEST_JVM[*]}" \
        "$ROOT/scripts/sandbox.sh" --fresh --build "$1" cmd /c run.cmd "..\\..\\${2//\//\\}") \
        </dev/null >"$2/output.txt" 2>&1 || { cat "$2/output.txt"; return 1; }
    mv "$folder/target/native/$1"/contract-*.txt "target/native/$1/"
}

# client FILE COMMAND…: the contract client; a line a rule, its fifth word ok or DIFFERENT.
client() {
    local file=$1 code=0
    shift
    mkdir -p "$(dirname "$file")"
    CERTENROLL4J_NATIVE_TESTS=allow "$@" </dev/null 2>"$file.err" >"$file.crlf" || code=$?
    tr -d '\r' <"$file.crlf" >"$file"
    [ $code -eq 0 ] || { cat "$file.err"; grep DIFFERENT "$file"; return 1; }
}

# contract NAME FILE: the result of a stage from the client's lines.
contract() {
    [ -e "$2" ] || : >"$2"
    result "$1" "$(grep -c ' ok ' "$2" || true)" "$(grep -c ' DIFFERENT ' "$2" || true)" 0
}

# in_32_bits BUILD PROGRAM…: in 32-bit Wine, with the 32-bit stand-in of a build.
in_32_bits() {
    local home=$ROOT/target/sandbox/x86/$1
    shift
    native-tests/wine32.sh --prefix "$home/prefix" "$@"
}

prepare_32_bits() {
    local home=$ROOT/target/sandbox/x86/$1
    rm -rf "$home/prefix"
    mkdir -p "$home"
    standin "$1" i686 "$home/standin"
    in_32_bits "$1" cmd /c exit
    cp "$home/standin/certenroll.dll" "$home/standin/CertEnrollCtrl.exe" "$home/prefix/drive_c/windows/system32/"
    in_32_bits "$1" regsvr32 /s 'C:\windows\system32\certenroll.dll' ||
        die "the 32-bit stand-in $1 could not be registered"
}

client_program() {
    make_in native-tests/client ARCH="$1" OUT="$ROOT/target/client/$1"
}

# What the native tests run in: for each build a new Windows of 64 bits and, where this machine can, one of 32.
prepare() {
    local build
    windows_jvm
    client_program x86_64
    if [ "$x86" = native ]; then
        native-tests/wine32.sh
        client_program i686
    fi
    for build in $(builds); do
        scripts/sandbox.sh --fresh --build "$build" cmd /c exit
        [ "$x86" != native ] || prepare_32_bits "$build"
    done
}

# emulated BUILD: the contract client on an emulated 32-bit PC, with the 32-bit stand-in of a build.
emulated() {
    local home=$ROOT/target/sandbox/x86/$1 job=$ROOT/target/sandbox/x86/$1/job
    rm -rf "$job"
    mkdir -p "$job"
    standin "$1" i686 "$home/standin"
    client_program i686
    cp "$home/standin/certenroll.dll" "$home/standin/CertEnrollCtrl.exe" target/client/i686/contract.exe "$job/"
    cat >"$job/job.sh" <<'JOB'
cp certenroll.dll CertEnrollCtrl.exe /windows/drive_c/windows/system32/
wine regsvr32 /s 'C:\windows\system32\certenroll.dll' || exit
CERTENROLL4J_NATIVE_TESTS=allow wine contract.exe >out/contract.txt
JOB
    client "target/native/$1/contract-c-x86.txt" in_guest "$job"
}

in_guest() {
    local code=0
    native-tests/qemu32.sh "$1" >&2 || code=$?
    cat "$1/log" >&2
    cat "$1/out/contract.txt"
    return "$code"
}

# Which builds the contract client is asked on in 32 bits.
builds_x86() {
    case $x86 in
        native) builds ;;
        emulated) [ -n "$long" ] && builds || echo $LONG_BUILD ;;
    esac
}

# everything_on BUILD: all that runs on a build of the stand-in; all of it, even if some fails.
everything_on() {
    # The launchers are tested where they are shipped, in the zip.
    local build=$1 folder=target/native/$1 bad=0 tests=(--exclude-tag long --exclude-package io.github.certenroll4j.kit)
    [ "$build" = $LONG_BUILD ] || tests+=(--exclude-tag once)
    if [ "$build" = $KIT_BUILD ]; then
        timed kit "$build" target/native/kit || bad=1
    else
        timed native "$build" "$folder" "${tests[@]}" || bad=1
    fi
    timed client "$folder/contract-c-x64.txt" \
        scripts/sandbox.sh --build "$build" target/client/x86_64/contract.exe || bad=1
    [ "$x86" != native ] ||
        timed client "$folder/contract-c-x86.txt" in_32_bits "$build" target/client/i686/contract.exe || bad=1
    [ "$build" != $KIT_BUILD ] || timed enroll || bad=1
    return $bad
}

# timed COMMAND…: a stage, which is ended when it takes longer than $limit minutes.
timed() {
    local begun=$SECONDS code=0
    within "${limit:-30}" "$@" || code=$?
    stage $((SECONDS - begun)) "$1 ${2-}"
    return $code
}

# within MINUTES COMMAND…: runs it, and ends it and all that it has started when it takes longer.
within() {
    local minutes=$1 running watching code=0
    shift
    "$@" &
    running=$!
    {
        sleep $((minutes * 60))
        echo "$*: not done within $minutes minutes; then there ran:"
        ps -eo pid,ppid,etimes,stat,args --forest | cut -c1-200
        end_tree "$running"
    } &
    watching=$!
    wait "$running" || code=$?
    end_tree "$watching"
    wait "$watching" 2>/dev/null || true
    return $code
}

# end_tree PID: a process and those that it has started, children first.
end_tree() {
    local child
    for child in $(pgrep -P "$1"); do end_tree "$child"; done
    kill -KILL "$1" 2>/dev/null || true
}

# stage SECONDS NAME: what takes how long.
stage() {
    echo "$2: $1 s"
    echo "$1 s  $2" >>"$stages"
}

summary=target/test-summary.txt
stages=target/test-stages.txt
need javac openjdk-17-jdk-headless mvn maven xmllint libxml2-utils i686-w64-mingw32-gcc gcc-mingw-w64-i686 "${UNIT_TESTS_NEED[@]}" "${SANDBOX_NEEDS[@]}"
read -r x86 why_no_x86 < <(x86_way)
case $x86 in
    emulated) echo "32 bits: $why_no_x86; the contract client for x86 runs on an emulated PC." ;;
    none)
        echo "32 bits: $why_no_x86; the contract client for x86 is not run."
        [ -z "$need_x86" ] || die "--need-x86 was given, and no 32-bit program can be run"
        ;;
esac
rm -rf target/surefire-reports target/native
mkdir -p target/native
: >"$summary"
: >"$stages"
# Whoever ends this ends what it has started.
trap 'trap - TERM; kill 0' INT TERM

timed prepare >target/prepare.log 2>&1 &
preparing=$!
emulating=
if [ "$x86" = emulated ]; then
    {
        for build in $(builds_x86); do
            limit=50 timed emulated "$build" || echo "x86 $build" >>target/native/failed.txt
        done
    } >target/emulated.log 2>&1 &
    emulating=yes
fi

echo "== Unit tests (Linux JVM)"
begun=$SECONDS
# What failed is counted; the native tests need the classes and the zip all the same.
mvn -B -q verify || { status=1; mvn -B -q package -Dmaven.test.skip.exec=true; }
touch target/certenroll4j-cli.jar
stage $((SECONDS - begun)) "unit tests"
junit "unit tests" target/surefire-reports
if [ -n "$long" ]; then
    echo "== Long unit tests (Linux JVM)"
    rm -rf target/surefire-reports
    mvn -B -q surefire:test -DexcludedGroups= -Dgroups=long || status=1
    junit "long unit tests" target/surefire-reports
fi

echo "== PowerShell scripts, JSON schemas, enrollment pages"
scripts/check-powershell.sh || status=1
scripts/check-schemas.sh || status=1
scripts/check-pages.sh || status=1

echo "== What a release needs, as far as it is quick"
timed scripts/check-release.sh --quick >target/check-release.log 2>&1 || { status=1; grep -v '^ok ' target/check-release.log | tail -n 20; }
result "release, quick checks" "$(grep -c '^ok ' target/check-release.log || true)" "$(grep -c '^FAILED' target/check-release.log || true)" 0

echo "== A fleet of a hundred hosts over Samba"
timed fleet >target/fleet-test.log 2>&1 || { status=1; grep -v '^ok ' target/fleet-test.log | tail -n 20; }
result "fleet over Samba" "$(grep -c '^ok ' target/fleet-test.log || true)" "$(grep -c '^FAILED' target/fleet-test.log || true)" 0

echo "== OVAL definitions by oscap"
timed scripts/oval-test.sh >target/oval-test.log 2>&1 || { status=1; grep -v '^ok ' target/oval-test.log | tail -n 20; }
result "OVAL by oscap" "$(grep -c '^ok ' target/oval-test.log || true)" "$(grep -c '^FAILED' target/oval-test.log || true)" 0

echo "== Icinga's definitions by Icinga"
timed scripts/icinga-test.sh >target/icinga-test.log 2>&1 || { status=1; tail -n 20 target/icinga-test.log; }
result "Icinga's definitions" "$(grep -c '^ok ' target/icinga-test.log || true)" "$(grep -c '^FAILED' target/icinga-test.log || true)" 0

echo "== Windows for the native tests"
wait $preparing ||
    { tail -n 20 target/prepare.log >&2; die "the native tests could not be prepared (all of it: target/prepare.log)"; }
jvm=$(windows_jvm)

# One build more at a time than there are processors, as a third of the time goes into waiting; those with the most to do
# begin.
echo "== Native tests and contract client, Certenroll.dll $(builds | tr '\n' ' ')"
for build in $KIT_BUILD $LONG_BUILD $(builds | grep -vxF -e $KIT_BUILD -e $LONG_BUILD); do
    while [ "$(jobs -rp | wc -l)" -gt "$(nproc)" ]; do wait -n || true; done
    mkdir -p "target/native/$build"
    { everything_on "$build" >"target/native/$build/output.txt" 2>&1 || echo "$build" >>target/native/failed.txt; } &
done
wait
[ ! -e target/native/failed.txt ] || status=1
if [ -n "$emulating" ]; then
    echo "== Contract client on an emulated PC"
    cat target/emulated.log
fi
for build in $(builds); do
    echo "== Certenroll.dll $build"
    cat "target/native/$build/output.txt"
    [ "$build" = $KIT_BUILD ] || junit "native tests, Certenroll.dll $build" "target/native/$build"
    contract "contract in C, x64, Certenroll.dll $build" "target/native/$build/contract-c-x64.txt"
    if builds_x86 | grep -qxF "$build"; then
        contract "contract in C, x86${emulating:+ emulated}, Certenroll.dll $build" "target/native/$build/contract-c-x86.txt"
        [ -z "$emulating" ] || echo emulated >"target/native/$build/contract-c-x86.how"
    else
        [ "$x86" = none ] || why_no_x86="on an emulated PC only $LONG_BUILD is asked, all builds with --long"
        echo "not run: $why_no_x86" | tee "target/native/$build/contract-c-x86.how" |
            sed "s/^/contract in C, x86, Certenroll.dll $build: /" | tee -a "$summary"
    fi
done
junit "native tests from their zip, Certenroll.dll $KIT_BUILD" target/native/kit
result "request to certificate with OpenSSL" "$(grep -c '^ok ' target/enroll-test.log || true)" \
    "$(grep -c '^FAILED' target/enroll-test.log || true)" 0

echo "== The contract, rule by rule, as each client heard it"
scripts/contract-table.sh target/native/*.*.*.* || status=1

if [ -n "$long" ]; then
    echo "== Long native tests, leaks"
    scripts/sandbox.sh --fresh --build $LONG_BUILD cmd /c exit
    native $LONG_BUILD target/native/long --include-tag long || status=1
    junit "long native tests, Certenroll.dll $LONG_BUILD" target/native/long
    client target/native/long/leaks.txt \
        scripts/sandbox.sh --build $LONG_BUILD target/client/x86_64/contract.exe --leaks || status=1
    contract "leaks, Certenroll.dll $LONG_BUILD" target/native/long/leaks.txt
fi

echo "== The longest stages"
sort -rn "$stages" | head -n 5
echo "== Summary"
cat "$summary"
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ] && exit $status
exit 1
