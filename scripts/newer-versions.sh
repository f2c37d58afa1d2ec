#!/usr/bin/env bash
# Lists the libraries and Maven plugins of which there is a newer release than pom.xml has. It changes nothing. Some lines have
# to stay: JUnit 6 and json-schema-validator 2 run on no Java 8.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "$0")/lib.sh"
cd "$ROOT"

need javac openjdk-17-jdk-headless mvn maven
versions=org.codehaus.mojo:versions-maven-plugin:2.25.1
log=$(mktemp)
trap 'rm -f "$log"' EXIT
# A release is what has no word like alpha, beta, rc or M1 in its number.
mvn -B "$versions:display-dependency-updates" "$versions:display-plugin-updates" -DprocessDependencyManagement=false \
    '-Dmaven.version.ignore=(?i).*[-.](alpha|beta|rc|cr|m|snap|preview)[-.]?[0-9]*.*' >"$log" ||
    { tail -n 20 "$log" >&2; die "Maven could not list the versions"; }
grep -E -- ' -> ' "$log" | sed 's/^\[[A-Z]*\] *//' | sort -u || echo "everything is current"
