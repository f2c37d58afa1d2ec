#!/usr/bin/env bash
# What the action does; its inputs are environment variables. Run by itself: JAR=… PAGES=site check.sh
set -euo pipefail

jar=${JAR-}
if [ -z "$jar" ]; then
    [ -n "${VERSION-}" ] || { echo "page-check: name a jar or a version" >&2; exit 2; }
    jar=${RUNNER_TEMP:-/tmp}/certenroll4j-$VERSION.jar
    [ -f "$jar" ] || gh release download "$VERSION" --repo "$REPOSITORY" --pattern certenroll4j-cli.jar --output "$jar"
fi

paths=()
while IFS= read -r path; do
    [ -z "$path" ] || paths+=("$path")
done <<<"${PAGES:-.}"

code=0
# A path may begin with a hyphen.
java -jar "$jar" page check --sarif --root "${ROOT_OF_CA:-unknown}" -- "${paths[@]}" >"${SARIF:-certenroll4j.sarif}" || code=$?
case $code in 0 | 1 | 4) ;; *) exit "$code" ;; esac
[ -z "${GITHUB_OUTPUT-}" ] || echo "exit-code=$code" >>"$GITHUB_OUTPUT"
# The same for people, in the log of the step.
java -jar "$jar" page check --root "${ROOT_OF_CA:-unknown}" -- "${paths[@]}" || true
[ "${FAIL:-true}" = true ] || exit 0
exit "$code"
