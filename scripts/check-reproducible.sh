#!/usr/bin/env bash
# Builds the last commit twice, in two folders whose names differ in length and in blanks, under two languages and time zones,
# and compares everything that a release hands out, byte by byte: jars, zips, the programs for Windows. Some minutes; no test
# runs. The umask is 022 in both: Maven writes the modes of files into its jars, those of the sources as they were checked out.
# Exit code 1 when a file differs. The Maven build has to be able to fetch what it has not.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "$0")/lib.sh"
cd "$ROOT"

need javac openjdk-17-jdk-headless mvn maven make make git git \
    i686-w64-mingw32-gcc gcc-mingw-w64-i686 x86_64-w64-mingw32-gcc gcc-mingw-w64-x86-64
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

umask 022

# build FOLDER LANGUAGE ZONE
build() {
    git clone -q "$ROOT" "$1"
    (cd "$1" && MAVEN_OPTS="-Duser.language=$2" TZ=$3 mvn -B -q -Prelease package -Dmaven.test.skip.exec=true) >"$1.log" 2>&1 ||
        { tail -n 30 "$1.log" >&2; die "the build failed"; }
}

# What is handed out, by its path below target.
outcome() {
    (cd "$1/target" && find . -maxdepth 1 \( -name '*.jar' -o -name '*.zip' -o -name '*.cdx.json' \) ! -name 'original-*' &&
        find ./launcher ./client ./papers -name '*.exe' -o -path './papers/*' -type f) | sort
}

build "$work/a" en UTC
build "$work/another clone of it" tr Asia/Kolkata
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
