#!/usr/bin/env bash
# The story of the hotfix, told by running it: a Windows Vista without it refuses a CA's response in three ways, one
# with it installs the same kind of response. Every answer below comes from a call that is made here and now; the
# script stops with an error when one of them is not what the story says.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "$0")/lib.sh"
cd "$ROOT"

WITHOUT=6.0.6000.16386
WITH=6.0.6000.20755
FOLDER=target/demo

# step EXIT_CODE TEXT COMMAND…: shows the command, runs it, and checks its exit code and that its output has the text.
step() {
    local code=0 want=$1 text=$2 out=$FOLDER/step.out
    shift 2
    printf '\n$ %s\n' "$*"
    "$@" >"$out" 2>&1 </dev/null || code=$?
    tr -d '\r' <"$out"
    [ "$code" -eq "$want" ] || die "that should have ended with exit code $want, it was $code"
    grep -qF -- "$text" "$out" || die "that should have said: $text"
}

title() {
    printf '\n=== %s\n' "$*"
}

ca() {
    step 0 "$FOLDER" java -cp 'target/classes:target/test-classes:target/lib/*' \
        io.github.certenroll4j.response.TestCa --ca "$FOLDER/ca" answer "$1" --chain "$2" --out "$3"
}

# The lab: a test CA with an enrollment site. Its first line with an address has the port.
open_lab() {
    java -cp 'target/classes:target/test-classes:target/lib/*' io.github.certenroll4j.lab.Lab \
        --port 0 --folder "$FOLDER/lab" >"$FOLDER/lab.log" 2>&1 </dev/null &
    lab=$!
    trap 'kill "$lab" 2>/dev/null || true' EXIT
    for _ in $(seq 300); do
        site=$(sed -n 's|.*\(http://127.0.0.1:[0-9]*\)/.*|\1|p' "$FOLDER/lab.log")
        [ -z "$site" ] || return 0
        sleep 0.1
    done
    cat "$FOLDER/lab.log" >&2
    die "the lab did not start"
}

# page BUILD TEXT QUERY: the site's enrollment page, fetched and run by the script engine of a Windows.
page() {
    step 0 "$2" scripts/sandbox.sh --build "$1" cscript //nologo \
        src/test/resources/io/github/certenroll4j/lab/page-runner.js "$site" "script=jscript&$3"
}

rm -rf "$FOLDER"
mkdir -p "$FOLDER"
build_java
open_lab
for build in $WITHOUT $WITH; do
    scripts/sandbox.sh --fresh --build "$build" cmd /c exit
done

title "A Windows Vista without the hotfix (Wine, with a stand-in for Certenroll.dll $WITHOUT)"
vista=(scripts/sandbox.sh --build "$WITHOUT" certenroll4j)
step 1 MISSING "${vista[@]}" status
step 0 'written to' "${vista[@]}" request --subject 'CN=demo.example' --out $FOLDER/request.pem

title "A CA that this Windows does not trust answers (a test CA): the certificate alone, and with its whole chain"
ca $FOLDER/request.pem leaf $FOLDER/leaf.p7b
ca $FOLDER/request.pem full $FOLDER/chain.p7b

title "The CA's enrollment page passes AllowUntrustedRoot, as it should: without the hotfix, a page may not"
step 1 'E_ACCESSDENIED (0x80070005)' "${vista[@]}" install --as-web-page --allow-untrusted-root $FOLDER/chain.p7b
title "So the page passes no flag: with the certificate alone, Windows cannot build a chain"
step 1 'CERT_E_CHAINING (0x800b010a)' "${vista[@]}" install --as-web-page $FOLDER/leaf.p7b
title "And with the whole chain, Windows does not trust its root"
step 1 'CERT_E_UNTRUSTEDROOT (0x800b0109)' "${vista[@]}" install --as-web-page $FOLDER/chain.p7b

title "The enrollment page itself, its own script run by the script engine: each refusal with its number"
page "$WITHOUT" 0x800b010a 'chain=leaf'
page "$WITHOUT" 0x800b0109 'chain=whole'
page "$WITHOUT" 0x80070005 'chain=whole&order=article'

title "The same Windows with the hotfix ($WITH)"
vista=(scripts/sandbox.sh --build "$WITH" certenroll4j)
step 0 INSTALLED "${vista[@]}" status
step 0 'written to' "${vista[@]}" request --subject 'CN=demo.example' --out $FOLDER/request-2.pem
ca $FOLDER/request-2.pem full $FOLDER/chain-2.p7b
title "Now the page may pass AllowUntrustedRoot, and Windows installs"
step 0 'key:        verified' "${vista[@]}" install --as-web-page --allow-untrusted-root $FOLDER/chain-2.p7b
title "And the page itself installs what it was refused before"
page "$WITH" 'install: installed' 'chain=whole'
