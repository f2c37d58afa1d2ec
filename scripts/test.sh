#!/usr/bin/env bash
# All tests: scripts/test.sh [--long]
#
#   the unit tests in the JVM of this Linux;
#   for each build of the stand-in CertEnroll the native tests (*IT) in a Windows JVM in the sandbox, and the contract
#   client, which is C and shares nothing with our Java, in 64 and in 32 bits;
#   the way from request to verified certificate with OpenSSL as the CA.
#
# --long adds what takes longer than minutes: kill loops, byte sweeps, a thousand installations, all forecasts, leaks.
# Fails when a test fails, and when a stage ran none.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "$0")/lib.sh"
cd "$ROOT"

# The leak loops, the long native tests and those tagged "once" run on one build.
LONG_BUILD=6.0.6000.20755
KIT_BUILD=10.0.19041.1

long=
case ${1-} in
    '') ;;
    --long) long=yes ;;
    *) die "usage: scripts/test.sh [--long]" ;;
esac

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
    local tests=0 bad=0 idle=0 suite file
    for file in "$2"/TEST-*.xml "$2"/report.xml; do
        [ -e "$file" ] || continue
        while read -r suite; do
            tests=$((tests + $(number tests "$suite")))
            bad=$((bad + $(number failures "$suite") + $(number errors "$suite")))
            idle=$((idle + $(number skipped "$suite")))
        done < <(tr '\n' ' ' <"$file" | grep -o '<testsuite [^>]*>')
    done
    result "$1" $((tests - bad - idle)) $bad $idle
}

number() {
    local n
    n=$(sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" <<<"$2")
    echo "${n:-0}"
}

# native BUILD FOLDER OPTION…: the *IT classes in the Windows JVM.
native() {
    local build=$1 folder=$2
    shift 2
    # Few of the methods run often enough to be compiled twice. The pattern has no asterisk: Java's launcher on Windows
    # takes one for a file name.
    scripts/sandbox.sh --build "$build" java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-BytecodeVerificationRemote \
        -cp 'target/classes;target/test-classes;target/lib/*' \
        org.junit.platform.console.ConsoleLauncher execute --disable-banner --disable-ansi-colors --details=summary \
        --scan-classpath target/test-classes --include-classname '^.+IT$' "$@" --fail-if-no-tests \
        --reports-dir "$folder" </dev/null | tr -d '\r'
}

# The way from request to verified certificate.
# shellcheck disable=SC2317 # through timed
enroll() {
    scripts/enroll-test.sh >target/enroll-test.log 2>&1 || { tail -n 3 target/enroll-test.log; return 1; }
}

# kit BUILD FOLDER: what is shipped for real Windows, unzipped in a folder with blanks: the same tests and the C client.
# shellcheck disable=SC2317 # through timed
kit() {
    local folder='target/the native tests'
    rm -rf "$folder"
    unzip -q target/certenroll4j-native-tests.zip -d "$folder"
    mkdir -p "$2"
    (cd "$folder" && CERTENROLL4J_NATIVE_TESTS=allow JAVA_HOME="Z:${jvm//\//\\}" \
        "$ROOT/scripts/sandbox.sh" --fresh --build "$1" cmd /c run.cmd "..\\..\\${2//\//\\}") \
        </dev/null >"$2/output.txt" 2>&1 || { cat "$2/output.txt"; return 1; }
}

# client FILE COMMAND…: the contract client; a line a rule, its fifth word ok or DIFFERENT.
client() {
    local file=$1
    shift
    mkdir -p "$(dirname "$file")"
    CERTENROLL4J_NATIVE_TESTS=allow "$@" </dev/null 2>"$file.err" | tr -d '\r' >"$file" ||
        { cat "$file.err"; grep DIFFERENT "$file"; return 1; }
}

# contract NAME FILE: the result of a stage from the client's lines.
contract() {
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

# What the native tests run in: for each build a new Windows of 64 and one of 32 bits.
prepare() {
    local arch build
    windows_jvm
    native-tests/wine32.sh
    for arch in x86_64 i686; do
        make -s -j"$(nproc)" -C native-tests/client ARCH=$arch OUT="$ROOT/target/client/$arch"
    done
    for build in $(builds); do
        scripts/sandbox.sh --fresh --build "$build" cmd /c exit
        prepare_32_bits "$build"
    done
}

# everything_on BUILD: all that runs on a build of the stand-in; all of it, even if some fails.
everything_on() {
    # The launchers are tested where they are shipped, in the zip.
    local build=$1 folder=target/native/$1 bad=0 tests=(--exclude-tag long --exclude-package io.github.certenroll4j.kit)
    [ "$build" = $LONG_BUILD ] || tests+=(--exclude-tag once)
    timed native "$build" "$folder" "${tests[@]}" || bad=1
    timed client "$folder/contract-c-x64.txt" \
        scripts/sandbox.sh --build "$build" target/client/x86_64/contract.exe || bad=1
    timed client "$folder/contract-c-x86.txt" in_32_bits "$build" target/client/i686/contract.exe || bad=1
    if [ "$build" = $KIT_BUILD ]; then
        timed kit "$build" target/native/kit || bad=1
        timed enroll || bad=1
    fi
    return $bad
}

timed() {
    local begun=$SECONDS code=0
    "$@" || code=$?
    echo "$1 ${2-}: $((SECONDS - begun)) s"
    return $code
}

summary=target/test-summary.txt
need javac openjdk-17-jdk-headless mvn maven exiftool libimage-exiftool-perl openssl openssl unzip unzip npm npm node nodejs \
    i686-w64-mingw32-gcc gcc-mingw-w64-i686 debootstrap debootstrap \
    /usr/lib/x86_64-linux-gnu/wine/x86_64-windows/version.dll libwine "${SANDBOX_NEEDS[@]}"
rm -rf target/surefire-reports target/native
mkdir -p target/native
: >"$summary"
# Whoever ends this ends what it has started.
trap 'trap - TERM; kill 0' INT TERM

prepare >target/prepare.log 2>&1 &
preparing=$!

echo "== Unit tests (Linux JVM)"
# What failed is counted; the native tests need the classes and the zip all the same.
mvn -B -q verify || { status=1; mvn -B -q package -Dmaven.test.skip.exec=true; }
touch target/certenroll4j-cli.jar
junit "unit tests" target/surefire-reports
if [ -n "$long" ]; then
    echo "== Long unit tests (Linux JVM)"
    rm -rf target/surefire-reports
    mvn -B -q surefire:test -DexcludedGroups= -Dgroups=long || status=1
    junit "long unit tests" target/surefire-reports
fi

echo "== PowerShell scripts"
scripts/check-powershell.sh || status=1

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
for build in $(builds); do
    echo "== Certenroll.dll $build"
    cat "target/native/$build/output.txt"
    junit "native tests, Certenroll.dll $build" "target/native/$build"
    contract "contract in C, x64, Certenroll.dll $build" "target/native/$build/contract-c-x64.txt"
    contract "contract in C, x86, Certenroll.dll $build" "target/native/$build/contract-c-x86.txt"
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

echo "== Summary"
cat "$summary"
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ] && exit $status
exit 1
