#!/usr/bin/env bash
# Makes the pictures of the README and the site anew, in src/site/pictures:
#
#   demo.txt    what scripts/demo.sh prints
#   demo.svg    some of its steps in a terminal
#   fleet.png   the report of the fleet that scripts/fleet-test.sh asks, as Chromium shows it
#
# scripts/pictures.sh [demo|svg|fleet]: only one of them (demo: text and picture).
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "$0")/lib.sh"
cd "$ROOT"

PICTURES=src/site/pictures
what=${1-all}
case $what in all | demo | svg | fleet) ;; *) die "usage: scripts/pictures.sh [demo|svg|fleet]" ;; esac
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if [ "$what" = all ] || [ "$what" = demo ]; then
    scripts/demo.sh >"$work/demo.txt"
    cp "$work/demo.txt" $PICTURES/demo.txt
fi

if [ "$what" != fleet ]; then
    # One file that needs nothing but the JDK's and its neighbour.
    need javac openjdk-17-jdk-headless
    javac -d "$work" -proc:none src/site/java/io/github/certenroll4j/site/{DemoPicture,Html}.java
    java -cp "$work" io.github.certenroll4j.site.DemoPicture $PICTURES/demo.txt $PICTURES/demo.svg
fi

if [ "$what" = all ] || [ "$what" = fleet ]; then
    need chromium chromium optipng optipng
    scripts/fleet-test.sh 24 --page "$work/fleet.html" >"$work/fleet.log" 2>&1 || { tail -n 20 "$work/fleet.log"; die "the fleet could not be asked"; }
    # Chromium refuses to work as root with its own sandbox.
    chromium --headless=new --no-sandbox --hide-scrollbars --window-size=1000,820 \
        --screenshot="$work/fleet.png" "file://$work/fleet.html" >"$work/chromium.log" 2>&1 ||
        { tail -n 20 "$work/chromium.log"; die "Chromium made no picture"; }
    optipng -quiet -o4 "$work/fleet.png"
    cp "$work/fleet.png" $PICTURES/fleet.png
fi
ls -l $PICTURES
