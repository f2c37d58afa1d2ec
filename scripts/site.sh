#!/usr/bin/env bash
# Makes the site from its sources (src/site, the tables of errors, the contract, the schemas, the help, the Javadoc):
#
#   scripts/site.sh [--address https://…/] [FOLDER]      FOLDER is target/site if not given
#
# It is static: open FOLDER/index.html, or put the folder on any server. --address adds a map for search engines.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "$0")/lib.sh"
cd "$ROOT"

# Bounds of what may be removed: a folder that is not there, is empty, or was made by this.
MARK=.made-by-certenroll4j-site

usage="usage: scripts/site.sh [--address https://…/] [FOLDER]"
address=
if [ "${1-}" = --address ]; then
    [ $# -ge 2 ] || die "$usage"
    address=$2
    shift 2
fi
[ $# -le 1 ] || die "$usage"
out=${1:-target/site}
case $out in -*) die "$usage" ;; esac

build_java

# The generator, if one of its sources is newer than its classes.
libraries=target/site-generator/lib
classes=target/site-generator/classes
class_path="target/certenroll4j-cli.jar:$classes:$libraries/*"
if [ ! -f "$libraries/ready" ] || [ src/site/pom.xml -nt "$libraries/ready" ]; then
    rm -rf "$libraries"
    mkdir -p "$libraries"
    patiently "fetching the library for Markdown" target/site-generator/maven.log \
        mvn -B -q -f src/site/pom.xml dependency:copy-dependencies -DoutputDirectory="$ROOT/$libraries" ||
        { tail -n 20 target/site-generator/maven.log >&2; die "the library for Markdown could not be fetched"; }
    touch "$libraries/ready"
fi
rm -rf "$classes"
mkdir -p "$classes"
find src/site/java -name '*.java' -print0 | xargs -0 javac --release 17 -Xlint:all -Werror -proc:none -d "$classes" -cp "$class_path"

if [ -e "$out" ] && [ ! -f "$out/$MARK" ] && [ -n "$(ls -A "$out")" ]; then
    die "$out has something else in it; name an empty folder"
fi
rm -rf "$out"
mkdir -p "$out"
touch "$out/$MARK"

# Javadoc of what a program may use; the command line is no library.
sources=(src/main/java)
[ ! -d target/generated-sources ] || mapfile -t -O 1 sources < <(
    find target/generated-sources -mindepth 1 -maxdepth 1 -type d ! -name annotations ! -name test-annotations)
mapfile -t packages < <(find "${sources[@]}" -name '*.java' -printf '%P\n' |
    sed -n 's|/[^/]*$||; s|/|.|gp' | grep -vx 'io.github.certenroll4j.cli' | sort -u)
patiently "making the Javadoc" target/site-generator/javadoc.log \
    javadoc -quiet --release 8 -encoding UTF-8 -Xdoclint:all,-missing -Werror -notimestamp -windowtitle certenroll4j \
    -doctitle certenroll4j --add-stylesheet src/site/javadoc/dark.css -d "$out/api" -sourcepath "$(IFS=:; echo "${sources[*]}")" -classpath 'target/lib/*' \
    "${packages[@]}" ||
    { tail -n 30 target/site-generator/javadoc.log >&2; die "the Javadoc could not be made"; }

LC_ALL=C.UTF-8 java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$class_path" io.github.certenroll4j.site.Site . "$out" "$address"
