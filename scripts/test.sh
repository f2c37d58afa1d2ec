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

# The leak loops, the long native tests and those tagged "once" run on one build, and the plain run goes to 32 bits with the article's two.
LONG_BUILD=6.0.6000.20755
PLAIN_X86='6.0.6000.16386 6.0.6000.20755'
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

# result NAME PASSED FAILED SKIPPED: prints a stage's line and adds it up.
result() {
    printf '%-52s %5d passed, %d failed, %d skipped\n' "$1:" "$2" "$3" "$4" | tee -a "$summary"
    passed=$((passed + $2))
    failed=$((failed + $3))
    skipped=$((skipped + $4))
    [ $(($2 + $3)) -gt 0 ] || die "$1: no test ran"
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

# native NAME BUILD FOLDER OPTION…: the *IT classes in the Windows JVM.
native() {
    local name=$1 build=$2 folder=$3
    shift 3
    echo "== $name"
    # The pattern has no asterisk: Java's launcher on Windows takes one for a file name.
    scripts/sandbox.sh --fresh --build "$build" java -cp 'target/classes;target/test-classes;target/lib/*' \
        org.junit.platform.console.ConsoleLauncher execute --disable-banner --disable-ansi-colors --details=summary \
        --scan-classpath target/test-classes --include-classname '^.+IT$' "$@" --fail-if-no-tests \
        --reports-dir "$folder" </dev/null | tr -d '\r' || status=1
    junit "$name" "$folder"
}

# kit BUILD: what is shipped for real Windows, unzipped in a folder with blanks: the same tests and the C client.
kit() {
    local folder='target/the native tests' reports=target/native/kit
    echo "== The native tests' zip, Certenroll.dll $1"
    rm -rf "$folder"
    unzip -q target/certenroll4j-native-tests.zip -d "$folder"
    mkdir -p "$reports"
    (cd "$folder" && CERTENROLL4J_NATIVE_TESTS=allow JAVA_HOME="Z:${jvm//\//\\}" \
        "$ROOT/scripts/sandbox.sh" --fresh --build "$1" cmd /c run.cmd "..\\..\\${reports//\//\\}") \
        </dev/null >"$reports/output.txt" 2>&1 || { status=1; cat "$reports/output.txt"; }
    junit "native tests from their zip, Certenroll.dll $1" "$reports"
}

# client NAME FILE COMMAND…: the contract client; a line a rule, its fifth word ok or DIFFERENT.
client() {
    local name=$1 file=$2
    shift 2
    echo "== $name"
    mkdir -p "$(dirname "$file")"
    CERTENROLL4J_NATIVE_TESTS=allow "$@" </dev/null 2>"$file.err" | tr -d '\r' >"$file" || status=1
    grep DIFFERENT "$file" || true
    result "$name" "$(grep -c ' ok ' "$file" || true)" "$(grep -c ' DIFFERENT ' "$file" || true)" 0
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
    make -s -j"$(nproc)" -C native-tests/standin BUILD="$1" ARCH=i686 OUT="$home/standin"
    native-tests/wine32.sh --prefix "$home/prefix" wineboot -u >"$home/prepare.log" 2>&1
    cp "$home/standin/certenroll.dll" "$home/standin/CertEnrollCtrl.exe" "$home/prefix/drive_c/windows/system32/"
    in_32_bits "$1" regsvr32 /s 'C:\windows\system32\certenroll.dll' >>"$home/prepare.log" 2>&1 ||
        { tail "$home/prepare.log" >&2; die "the 32-bit stand-in $1 could not be registered"; }
}

summary=target/test-summary.txt
need javac openjdk-17-jdk-headless mvn maven exiftool libimage-exiftool-perl make make openssl openssl unzip unzip \
    i686-w64-mingw32-gcc gcc-mingw-w64-i686 debootstrap debootstrap /usr/lib/x86_64-linux-gnu/wine/x86_64-windows/version.dll libwine
rm -rf target/surefire-reports target/native
mkdir -p target
: >"$summary"

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

for arch in x86_64 i686; do
    make -s -j"$(nproc)" -C native-tests/client ARCH=$arch OUT="$ROOT/target/client/$arch"
done
native-tests/wine32.sh
jvm=$(windows_jvm)
for build in $(builds); do
    # The launchers are tested where they are shipped, in the zip below.
    tests=(--exclude-tag long --exclude-package io.github.certenroll4j.kit)
    [ "$build" = $LONG_BUILD ] || tests+=(--exclude-tag once)
    native "native tests, Certenroll.dll $build" "$build" "target/native/$build" "${tests[@]}"
    client "contract in C, x64, Certenroll.dll $build" "target/native/$build/contract-c-x64.txt" \
        scripts/sandbox.sh --build "$build" target/client/x86_64/contract.exe
    [ -n "$long" ] || [[ " $PLAIN_X86 " == *" $build "* ]] || continue
    prepare_32_bits "$build"
    client "contract in C, x86, Certenroll.dll $build" "target/native/$build/contract-c-x86.txt" \
        in_32_bits "$build" target/client/i686/contract.exe
done
kit $KIT_BUILD

echo "== The contract, rule by rule, as each client heard it"
scripts/contract-table.sh target/native/*.*.*.* || status=1

if [ -n "$long" ]; then
    native "long native tests, Certenroll.dll $LONG_BUILD" $LONG_BUILD target/native/long --include-tag long
    client "leaks, Certenroll.dll $LONG_BUILD" target/native/long/leaks.txt \
        scripts/sandbox.sh --build $LONG_BUILD target/client/x86_64/contract.exe --leaks
fi

echo "== From request to verified certificate, OpenSSL as the CA"
scripts/enroll-test.sh >target/enroll-test.log 2>&1 || status=1
tail -n 3 target/enroll-test.log
result "request to certificate with OpenSSL" "$(grep -c '^ok ' target/enroll-test.log || true)" \
    "$(grep -c '^FAILED' target/enroll-test.log || true)" 0

echo "== Summary"
cat "$summary"
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ] && exit $status
exit 1
