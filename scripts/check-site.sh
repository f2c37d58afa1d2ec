#!/usr/bin/env bash
# Makes the site anew and judges it:
#
#   nothing is left out: a page for each error code, a row for each rule of the contract, a page for each command and schema;
#   every link leads to a page and a place that is there, every page is reached;
#   HTML, CSS and SVG by the Nu Html Checker (npm package vnu-jar, MIT);
#   in Chromium, at the width of a phone, no page is wider than the window;
#   contrast, names and order for people with other eyes, in light and in dark, by axe (npm package axe-core, MPL-2.0);
#   the search finds, in Chromium, what people type into it;
#   the README is short, its links lead to files, and its pictures are made of the demo's text and small.
#
# The checkers are fetched once, to a cache outside the source tree. One line a check: "ok NAME" or "FAILED NAME".
# shellcheck disable=SC2317 # what is called through check
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "$0")/lib.sh"
cd "$ROOT"

CHECKER=vnu-jar@26.9.27
ACCESSIBILITY="axe-core@4.14.1"
ACCESSIBILITY_INTEGRITY=sha512-FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ==
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

# same WHAT FOUND WANTED
same() {
    if [ "$2" -ne "$3" ] || [ "$3" -eq 0 ]; then
        echo "$2 $1 and not $3"
        return 1
    fi
}

complete() {
    local tables=src/main/resources/io/github/certenroll4j help
    same "pages of codes" "$(find "$SITE/codes" -name '0x*.html' | wc -l)" "$(grep -vc '^#' "$tables/hresults.tsv")" || return 1
    same "causes by call" "$(cat "$SITE"/codes/0x*.html | grep -c '<h2>From ')" "$(grep -vc '^#' "$tables/hresults-by-call.tsv")" || return 1
    same "rules" "$(grep -c '<tr id=' "$SITE/contract.html")" "$(cat native-tests/client/rules_*.c | grep -cE '^ *\{"[a-z]')" || return 1
    same "pages of schemas" "$(find "$SITE/schemas" -name '*-[0-9].html' | wc -l)" "$(find "$tables/schema" -name '*.json' | wc -l)" || return 1
    help=$(sed -n '/^Commands:/,/^$/s/^  \([a-z-]*\) .*/\1/p' "$tables/cli/help.txt")
    for help in $help; do
        [ -f "$SITE/commands/$help.html" ] || { echo "there is no page of the command $help"; return 1; }
    done
    # A mark where real output is still to be put in.
    ! grep -nE '@@[A-Z]+@@' README.md ./*.md src/site/*.md src/site/guide/*.md || return 1
    for help in src/site/guide/*.md; do
        [ -f "$SITE/guide/$(basename "$help" .md).html" ] || { echo "$help is no page"; return 1; }
    done
    echo "codes, rules, commands, schemas, guide"
}

links() { java -cp target/site-generator/classes io.github.certenroll4j.site.LinkCheck "$1"; }

# A link that is broken on purpose is found.
broken_link() {
    cp -r "$SITE" "$work/broken"
    sed -i 's|href="../codes/index.html"|href="../codes/indix.html"|' "$work/broken/guide/fleet.html"
    ! links "$work/broken" >"$work/broken.txt" || return 1
    grep 'guide/fleet.html: leads nowhere: ../codes/indix.html' "$work/broken.txt"
}

markup() {
    local jar pages
    jar=$(npm_package "$CHECKER" "$CHECKER_INTEGRITY")/build/dist/vnu.jar
    # The pages of javadoc are javadoc's.
    mapfile -t pages < <(find "$SITE" -path "$SITE/api" -prune -o \( -name '*.html' -o -name '*.css' -o -name '*.svg' \) -print)
    java -Xmx768m -XX:+UseSerialGC -jar "$jar" --also-check-css --also-check-svg "${pages[@]}"
    echo "${#pages[@]} files"
}

browser() { chromium --headless=new --no-sandbox --disable-gpu --allow-file-access-from-files "$@" 2>"$work/chromium.log"; }

# in_frames WIDTH SCRIPT OPTION… -- PAGE…: loads each page of the site in a frame and prints what the script says of it, a line a
# fault; it has the frame as f, the page's name as page, and puts faults into faults.
in_frames() {
    local width=$1 script=$2 options=() sheet=$SITE/frames-check.html
    shift 2
    while [ "$1" != -- ]; do options+=("$1"); shift; done
    shift
    {
        echo "<!DOCTYPE html><title>-</title><iframe id=f width=$width height=800 style='border:0'></iframe><pre id=out></pre><script>"
        printf 'const pages = ['
        printf '"%s",' "$@"
        cat <<EOS
];
(async () => {
  const faults = [];
  for (const page of pages) {
    const loaded = new Promise(done => { f.onload = done; });
    f.src = page;
    await loaded;
    $script
  }
  out.textContent = ['BEGIN', ...faults, 'pages: ' + pages.length, 'END'].join('\\n');
})();
</script>
EOS
    } >"$sheet"
    browser --virtual-time-budget=120000 "${options[@]}" --dump-dom "file://$ROOT/$sheet" >"$work/frames.html" || { cat "$work/chromium.log"; return 1; }
    rm -f "$sheet"
    sed -n '/BEGIN$/,/^END/p' "$work/frames.html" | sed '1d;/^END/d'
}

# One of each kind, and all that people wrote.
not_wider() {
    local pages
    mapfile -t pages < <(cd "$SITE" && ls ./*.html guide/*.html project/*.html commands/i*.html schemas/s*.html codes/0x800700*.html)
    in_frames 400 'const root = f.contentDocument.documentElement;
        if (root.scrollWidth > 400) faults.push(page + ": " + root.scrollWidth);' -- "${pages[@]}" >"$work/wide.txt"
    cat "$work/wide.txt"
    [ "$(cat "$work/wide.txt")" = "pages: ${#pages[@]}" ]
}

# accessible SCHEME: 0 is dark, 1 is light. A page that is wrong on purpose has to be found, and no other.
accessible() {
    local axe wrong=$SITE/wrong-on-purpose.html
    axe=$(npm_package "$ACCESSIBILITY" "$ACCESSIBILITY_INTEGRITY")/axe.min.js
    sed 's|</main>|<p><img src="assets/icon.svg"></p></main>|' "$SITE/tester.html" >"$wrong"
    in_frames 1000 "const tool = f.contentDocument.createElement('script');
        const ready = new Promise(done => { tool.onload = done; });
        tool.src = 'file://$axe';
        f.contentDocument.head.append(tool);
        await ready;
        for (const fault of (await f.contentWindow.axe.run(f.contentDocument)).violations)
            faults.push(page + ': ' + fault.id + ', ' + fault.nodes.length + ' times, ' + fault.nodes[0].target + ': ' + fault.help);" \
        "--blink-settings=preferredColorScheme=$1" -- wrong-on-purpose.html index.html admin.html codes/index.html codes/0x800b0109.html \
        contract.html schemas/status-1.html commands/install.html guide/answers.html guide/fleet.html guide/demo.html a-z.html >"$work/axe.txt"
    rm -f "$wrong"
    cat "$work/axe.txt"
    grep -q '^wrong-on-purpose.html: image-alt' "$work/axe.txt" && [ "$(wc -l <"$work/axe.txt")" -eq 2 ] && grep -q '^pages: 12$' "$work/axe.txt"
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
    return "$bad"
}

pictures() {
    local size
    mkdir -p "$work/picture"
    java -cp target/site-generator/classes io.github.certenroll4j.site.DemoPicture src/site/pictures/demo.txt "$work/picture/demo.svg"
    cmp "$work/picture/demo.svg" src/site/pictures/demo.svg || { echo "run scripts/pictures.sh svg"; return 1; }
    size=$(wc -c <src/site/pictures/fleet.png)
    if [ "$size" -lt 10000 ] || [ "$size" -gt 150000 ]; then echo "fleet.png has $size bytes"; return 1; fi
    echo "demo.svg is made of demo.txt, fleet.png has $size bytes"
}

scripts/site.sh "$SITE"
check "nothing is left out" complete
check "links" links "$SITE"
check "a broken link is found" broken_link
check "HTML, CSS, SVG" markup
check "no page is wider than a phone" not_wider
check "accessible in light" accessible 1
check "accessible in dark" accessible 0
check "search by number" finds 0x800b0109 codes/0x800b0109.html
check "search by number as logs have it" finds -2146762487 codes/0x800b0109.html
check "search by number as tools print it" finds 800B010A codes/0x800b010a.html
check "search by name" finds CERT_E_CHAINING codes/0x800b010a.html
check "search by topic" finds fleet guide/fleet.html
check "README and papers" readme
check "pictures" pictures
exit $status
