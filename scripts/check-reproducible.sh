#!/usr/bin/env bash
# Builds the last commit twice, in two folders whose names differ in length and under two umasks, languages and time zones, and
# compares everything that a release hands out, byte by byte: jars, zips, the programs for Windows. Some minutes; no test runs.
# Exit code 1 when a file differs. The Maven build has to be able to fetch what it has not.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "$0")/lib.sh"
cd "$ROOT"

need javac openjdk-17-jdk-headless mvn maven make make git git \
    i686-w64-mingw32-gcc gcc-mingw-w64-i686 x86_64-w64-mingw32-gcc gcc-mingw-w64-x86-64
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# build FOLDER UMASK LANGUAGE ZONE
build() {
    git clone -q "$ROOT" "$1"
    (umask "$2" && cd "$1" && MAVEN_OPTS="-Duser.language=$3" TZ=$4 mvn -B -q -Prelease package -Dmaven.test.skip.exec=true) >"$1.log" 2>&1 ||
        { tail -n 30 "$1.log" >&2; die "the build failed"; }
}

# What is handed out, by its path below target.
outcome() {
    (cd "$1/target" && find . -maxdepth 1 \( -name '*.jar' -o -name '*.zip' -o -name '*.cdx.json' \) ! -name 'original-*' &&
        find ./launcher ./client ./papers -name '*.exe' -o -path './papers/*' -type f) | sort
}

build "$work/a" 022 en UTC
build "$work/another clone of it" 077 tr Asia/Kolkata
outcome "$work/a" >"$work/a.txt"
outcome "$work/another clone of it" | diff "$work/a.txt" - >&2 || die "the two builds do not make the same files"
different=0
while read -r file; do
    cmp -s "$work/a/target/$file" "$work/another clone of it/target/$file" && continue
    echo "differs: ${file#./}"
    different=$((different + 1))
    case $file in
        *.jar | *.zip) diff <(unzip -lv "$work/a/target/$file") <(unzip -lv "$work/another clone of it/target/$file") | head -n 10 || true ;;
    esac
done <"$work/a.txt"
(cd "$work/a/target" && xargs -d '\n' sha256sum <"$work/a.txt")
echo "reproducible: $(wc -l <"$work/a.txt") files, $different differ"
[ "$different" -eq 0 ]
