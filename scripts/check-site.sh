#!/usr/bin/env bash
# Makes the site anew and judges it:
#
#   every link leads to a page and a place that is there, every page is reached;
#   HTML, CSS and SVG by the Nu Html Checker (npm package vnu-jar, MIT);
#   in Chromium, at the width of a phone, no page is wider than the window;
#   the search finds, in Chromium, what people type into it;
#   the README is short, its links lead to files, and its pictures are made of the demo's text and small.
#
# The checker is fetched once, to a cache outside the source tree. One line a check: "ok NAME" or "FAILED NAME".
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "$0")/lib.sh"
cd "$ROOT"

CHECKER=vnu-jar@26.9.27
CHECKER_INTEGRITY=sha512-TkQd5DFfOaWC9ebtvozTsrH2Vaod3jYg+vrOeREzIXxBexLz9+rS2DNtjn7+RPUiZhgli0SghgBX6RJRNea0KA==
SITE=target/site

need chromium chromium javac openjdk-17-jdk-headless
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0
ok() { echo "ok $1"; }
failed() {
    echo "FAILED $1"
    status=1
}
# check NAME COMMAND…: what it said if it fails.
check() {
    local name=$1
    shift
    if "$@" >"$work/said" 2>&1; then ok "$name: $(tail -n 1 "$work/said")"; else
        failed "$name"
        head -n 40 "$work/said"
    fi
}

links() { java -cp target/site-generator/classes io.github.certenroll4j.site.LinkCheck "$1"; }

# A link that is broken on purpose is found.
broken_link() {
    cp -r $SITE "$work/broken"
    sed -i 's|href="../codes/index.html"|href="../codes/indix.html"|' "$work/broken/guide/fleet.html"
    ! links "$work/broken" >"$work/broken.txt" || return 1
    grep 'guide/fleet.html: leads nowhere: ../codes/indix.html' "$work/broken.txt"
}

markup() {
    local jar pages
    jar=$(npm_package "$CHECKER" "$CHECKER_INTEGRITY")/build/dist/vnu.jar
    # The pages of javadoc are javadoc's.
    mapfile -t pages < <(find $SITE -path $SITE/api -prune -o \( -name '*.html' -o -name '*.css' -o -name '*.svg' \) -print)
    java -Xmx768m -XX:+UseSerialGC -jar "$jar" --also-check-css --also-check-svg "${pages[@]}"
    echo "${#pages[@]} files"
}

browser() { chromium --headless=new --no-sandbox --disable-gpu --allow-file-access-from-files "$@" 2>"$work/chromium.log"; }

# Pages in a frame of 400 pixels; one of each kind, and all that people wrote.
narrow() {
    local pages
    pages=$(cd $SITE && ls ./*.html guide/*.html project/*.html commands/i*.html schemas/s*.html codes/0x800700*.html)
    {
        echo '<!DOCTYPE html><title>-</title><iframe id=f width=400 height=800 style="border:0"></iframe><pre id=out></pre><script>'
        printf 'const pages = ['
        for page in $pages; do printf '"%s",' "$page"; done
        cat <<'EOS'
];
(async () => {
  const wide = [];
  for (const page of pages) {
    const loaded = new Promise(done => { f.onload = done; });
    f.src = page;
    await loaded;
    const root = f.contentDocument.documentElement;
    if (root.scrollWidth > 400) wide.push(`${page}: ${root.scrollWidth}`);
  }
  out.textContent = `RESULT ${pages.length} pages, ${wide.length} too wide ${wide.join(' ')} END`;
})();
</script>
EOS
    } >$SITE/narrow-check.html
    browser --virtual-time-budget=60000 --dump-dom "file://$ROOT/$SITE/narrow-check.html" | grep -o 'RESULT [0-9].* END' || { cat "$work/chromium.log"; return 1; }
}

not_wider() {
    narrow >"$work/narrow.txt" || return 1
    rm -f $SITE/narrow-check.html
    cat "$work/narrow.txt"
    grep -q 'RESULT [1-9][0-9]* pages, 0 too wide' "$work/narrow.txt"
}

# finds WORDS PAGE: the first page that the search shows.
finds() {
    local first
    first=$(browser --virtual-time-budget=5000 --dump-dom "file://$ROOT/$SITE/index.html?words=$1" |
        tr -d '\n' | grep -o '<div id="found".*' | grep -o 'href="[^"]*"' | head -n 1)
    [ "$first" = "href=\"$2\"" ] || { echo "$1 finds ${first:-nothing} and not $2"; return 1; }
    echo "$1 finds $2"
}

readme() {
    local lines link bad=0
    lines=$(wc -l <README.md)
    [ "$lines" -lt 200 ] || { echo "README.md has $lines lines"; bad=1; }
    for file in README.md CHANGELOG.md SECURITY.md CONTRIBUTING.md .github/CODE_OF_CONDUCT.md; do
        while read -r link; do
            [ -e "$(dirname "$file")/${link%%#*}" ] || { echo "$file: there is no $link"; bad=1; }
        done < <(grep -oE '\]\([^)#][^)]*\)' "$file" | sed 's/^](//; s/)$//' | grep -vE '^(https?:|\.\./\.\./actions/)' || true)
    done
    echo "$lines lines, links lead to files"
    return $bad
}

pictures() {
    local size
    mkdir -p "$work/picture"
    java -cp target/site-generator/classes io.github.certenroll4j.site.DemoPicture src/site/pictures/demo.txt "$work/picture/demo.svg"
    cmp "$work/picture/demo.svg" src/site/pictures/demo.svg || { echo "run scripts/pictures.sh svg"; return 1; }
    size=$(wc -c <src/site/pictures/fleet.png)
    [ "$size" -gt 10000 ] && [ "$size" -lt 150000 ] || { echo "fleet.png has $size bytes"; return 1; }
    echo "demo.svg is made of demo.txt, fleet.png has $size bytes"
}

scripts/site.sh $SITE
check "links" links $SITE
check "a broken link is found" broken_link
check "HTML, CSS, SVG" markup
check "no page is wider than a phone" not_wider
check "search by number" finds 0x800b0109 codes/0x800b0109.html
check "search by number as logs have it" finds -2146762487 codes/0x800b0109.html
check "search by number as tools print it" finds 800B010A codes/0x800b010a.html
check "search by name" finds CERT_E_CHAINING codes/0x800b010a.html
check "search by topic" finds fleet guide/fleet.html
check "README and papers" readme
check "pictures" pictures
exit $status
