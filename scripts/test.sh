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
    local tests=0 bad=0 idle=0 n file
    for file in "$2"/TEST-*.xml; do
        [ -e "$file" ] || continue
        n=$(head -c 4000 "$file" | tr '\n' ' ' | grep -o '<testsuite [^>]*>' | head -n 1)
        tests=$((tests + $(number tests "$n")))
        bad=$((bad + $(number failures "$n") + $(number errors "$n")))
        idle=$((idle + $(number skipped "$n")))
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
need javac openjdk-17-jdk-headless mvn maven exiftool libimage-exiftool-perl \
    /usr/lib/x86_64-linux-gnu/wine/x86_64-windows/kernel32.dll libwine
rm -rf target/surefire-reports target/native
mkdir -p target
: >"$summary"
status=0

echo "== Unit tests (Linux JVM)"
mvn -B -q verify || status=1
touch target/certenroll4j-cli.jar
count "unit tests" target/surefire-reports

echo "== PowerShell scripts"
scripts/check-powershell.sh || status=1

for build in $(builds); do
    # The pattern has no asterisk: Java's launcher on Windows takes one for a file name.
    echo "== Native tests, Certenroll.dll $build (stand-in), x64"
    scripts/sandbox.sh --fresh --build "$build" java -cp 'target/classes;target/test-classes;target/lib/*' \
        org.junit.platform.console.ConsoleLauncher execute --disable-banner --disable-ansi-colors --details=summary \
        --scan-classpath target/test-classes --include-classname '^.+IT$' --exclude-tag long --fail-if-no-tests \
        --reports-dir "target/native/$build" </dev/null | tr -d '\r' || status=1
    count "native tests, Certenroll.dll $build" "target/native/$build"
done

echo "== Summary"
cat "$summary"
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ] && exit $status
exit 1
