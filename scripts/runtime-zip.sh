#!/usr/bin/env bash
# The zip with a Java inside: scripts/runtime-zip.sh ZIP PLATFORM [JDK]
# ZIP is certenroll4j-VERSION.zip; beside it appears certenroll4j-VERSION-PLATFORM-java.zip, with the folder runtime in it, which
# certenroll4j.exe takes before any other Java. JDK is a JDK 17 or later with the folder jmods, $JAVA_HOME if not given; jlink
# makes a Java for the system of that JDK. Runs in Git's bash on Windows, too: it needs bash, unzip and the JDK.
set -euo pipefail

die() {
    echo "${0##*/}: $*" >&2
    exit 1
}

[ $# -ge 2 ] || die "usage: scripts/runtime-zip.sh ZIP PLATFORM [JDK]"
zip=$1
platform=$2
jdk=${3:-${JAVA_HOME-}}
[ -f "$zip" ] || die "no $zip; build it with: mvn package"
[ -d "$jdk/jmods" ] || die "no folder jmods in the JDK '$jdk'"
here=$(cd "$(dirname "$0")" && pwd)
name=$(basename "$zip" .zip)
out=$(cd "$(dirname "$zip")" && pwd)/$name-$platform-java.zip
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

modules=$(tr -d '\r' <"$here/../src/packaging/runtime/modules.txt" | grep -v '^#' | paste -sd, -)
unzip -q "$zip" -d "$work"
"$jdk/bin/jlink" --module-path "$jdk/jmods" --add-modules "$modules" --output "$work/$name/runtime" \
    --strip-debug --no-header-files --no-man-pages --compress 2
# A runtime that cannot start the program is not handed out. An answer of "cannot tell" would do for a start, too.
"$work/$name/runtime/bin/java" -jar "$work/$name/certenroll4j-cli.jar" explain CERT_E_UNTRUSTEDROOT >/dev/null
(cd "$work" && "$jdk/bin/jar" --create --no-manifest --file "$out" "$name")
echo "$out: $(wc -c <"$out") bytes; runtime: $(du -sk "$work/$name/runtime" | cut -f1) KiB"
