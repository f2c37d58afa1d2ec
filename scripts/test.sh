#!/usr/bin/env bash
# All tests: the unit tests in the JVM of this Linux, then the native tests (*IT) in a Windows JVM in the sandbox, once
# for each build of the stand-in CertEnroll. Fails when a test fails, and when a stage ran none.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "$0")/lib.sh"
cd "$ROOT"

passed=0
failed=0
skipped=0

# count NAME FOLDER: adds up the JUnit reports of a stage and prints its line.
count() {
    local tests=0 bad=0 idle=0 suite file
    for file in "$2"/TEST-*.xml "$2"/report.xml; do
        [ -e "$file" ] || continue
        while read -r suite; do
            tests=$((tests + $(number tests "$suite")))
            bad=$((bad + $(number failures "$suite") + $(number errors "$suite")))
            idle=$((idle + $(number skipped "$suite")))
        done < <(tr '\n' ' ' <"$file" | grep -o '<testsuite [^>]*>')
    done
    printf '%-40s %4d passed, %d failed, %d skipped\n' "$1:" $((tests - bad - idle)) $bad $idle | tee -a "$summary"
    [ $((tests - idle)) -gt 0 ] || die "$1: no test ran"
    passed=$((passed + tests - bad - idle))
    failed=$((failed + bad))
    skipped=$((skipped + idle))
}

number() {
    local n
    n=$(sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" <<<"$2")
    echo "${n:-0}"
}

summary=target/test-summary.txt
need javac openjdk-17-jdk-headless mvn maven exiftool libimage-exiftool-perl unzip unzip make make \
    i686-w64-mingw32-gcc gcc-mingw-w64-i686 x86_64-w64-mingw32-gcc gcc-mingw-w64-x86-64 \
    /usr/lib/x86_64-linux-gnu/wine/x86_64-windows/kernel32.dll libwine
rm -rf target/surefire-reports target/native
mkdir -p target
: >"$summary"
status=0

echo "== Unit tests (Linux JVM)"
# What failed is counted; the native tests need the zip all the same.
mvn -B -q verify || { status=1; mvn -B -q package -Dmaven.test.skip.exec=true; }
touch target/certenroll4j-cli.jar
count "unit tests" target/surefire-reports

echo "== PowerShell scripts"
scripts/check-powershell.sh || status=1

# What is shipped is what is tested: the native tests run from their zip, in a folder with blanks.
kit="target/the native tests"
rm -rf "$kit"
unzip -q target/certenroll4j-native-tests.zip -d "$kit"
jvm=$(windows_jvm)
for build in $(builds); do
    echo "== Native tests, Certenroll.dll $build (stand-in), x64"
    reports=target/native/$build
    mkdir -p "$reports"
    (cd "$kit" && CERTENROLL4J_NATIVE_TESTS=allow JAVA_HOME="Z:${jvm//\//\\}" \
        "$ROOT/scripts/sandbox.sh" --fresh --build "$build" cmd /c run.cmd "..\\..\\${reports//\//\\}") \
        </dev/null >"$reports/output.txt" 2>&1 || { status=1; cat "$reports/output.txt"; }
    count "native tests, Certenroll.dll $build" "$reports"
done

echo "== Summary"
cat "$summary"
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ] && exit $status
exit 1
