#!/usr/bin/env bash
# The OVAL definitions against the trees of the tests: oscap validates them and what status --oval writes, evaluates both, and
# has to come to the state that certenroll4j says. One line a step: "ok NAME" or "FAILED NAME".
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "$0")/lib.sh"
cd "$ROOT"

need oscap openscap-scanner
build_java
CP="target/classes:target/test-classes:target/lib/*"
definitions=scripts/admin/oval/certenroll-hotfix.xml
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
failures=0
same() { if [ "$2" = "$3" ]; then echo "ok $1"; else echo "FAILED $1: $3 instead of $2"; failures=$((failures + 1)); fi; }
# holds N: whether definition N is true.
holds() { grep -q "<definition definition_id=\"oval:io.github.certenroll4j:def:$1\" result=\"true\"" "$folder/results.xml"; }
# What the comment at the head of the definitions says of their results.
state() {
    if holds 4; then echo RESTART_PENDING
    elif holds 2; then echo MISSING
    elif holds 3; then echo NOT_APPLICABLE
    elif holds 1 && holds 5; then echo INSTALLED
    elif holds 1; then echo INCLUDED
    else echo UNKNOWN; fi
}

code=0
oscap oval validate $definitions >"$folder/log" 2>&1 || code=$?
same "the definitions are valid" 0 $code
while IFS=$'\t' read -r tree wanted; do
    [ "$tree" != locked ] || continue
    found=$folder/$tree.xml
    java -XX:TieredStopAtLevel=1 -cp "$CP" io.github.certenroll4j.cli.CertEnroll4j status --windows "$folder/trees/$tree" --oval "$found" \
        >"$folder/said" || true
    same "$tree: certenroll4j" "$wanted" "$(head -n 1 "$folder/said")"
    code=0
    oscap oval validate "$found" >"$folder/log" 2>&1 || code=$?
    same "$tree: what was collected is valid" 0 $code
    rm -f "$folder/results.xml"
    oscap oval analyse --results "$folder/results.xml" $definitions "$found" >"$folder/log" 2>&1 || true
    [ -e "$folder/results.xml" ] || { cat "$folder/log"; die "oscap gave no results"; }
    same "$tree: oscap" "$wanted" "$(state)"
done < <(java -cp "$CP" io.github.certenroll4j.fleet.FleetTrees "$folder/trees")
[ $failures -eq 0 ]
