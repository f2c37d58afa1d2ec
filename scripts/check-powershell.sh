#!/usr/bin/env bash
# Parses every PowerShell script of the repository where no PowerShell is at hand, with the grammar that editors use
# (npm packages tree-sitter-powershell and web-tree-sitter, MIT; fetched once, to a cache outside the source tree).
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "$0")/lib.sh"
cd "$ROOT"

GRAMMAR=tree-sitter-powershell@0.26.4
GRAMMAR_INTEGRITY=sha512-5RwNW/qN/cKArZY0znvTOG+OWSau7Agel5K0A8KQ5Nubw/4SyZ5KC02RKCaYcA2ur5UQ8esyxe9+6yXup2MXkw==
PARSER=web-tree-sitter@0.27.1
PARSER_INTEGRITY=sha512-qtx0VyUyNRHtL3ze7+v0hCKB/sLcAmY7ZAVp/ZK/bCj0yED8ptvNrr7Vd7DwDyKDWN9baqcUx4uaD2r2ql+6IA==

# fetch PACKAGE INTEGRITY: prints the folder of an npm package in the cache.
fetch() {
    local folder=$cache/$1 work found
    if [ ! -d "$folder" ]; then
        work=$(mktemp -d "$cache/fetch.XXXXXX")
        (cd "$work" && npm pack --silent "$1" >npm.log 2>&1) || { tail -n 20 "$work/npm.log" >&2; die "npm could not fetch $1"; }
        found=sha512-$(openssl dgst -sha512 -binary "$work"/*.tgz | openssl base64 -A)
        [ "$found" = "$2" ] || die "$1 is not what it was: $found instead of $2"
        tar -xzf "$work"/*.tgz -C "$work"
        # A second fetch at the same time may have won; either copy is good.
        mv -T "$work/package" "$folder" 2>/dev/null || [ -d "$folder" ] || die "cannot write $folder"
        rm -rf "$work"
    fi
    printf '%s\n' "$folder"
}

cache=${XDG_CACHE_HOME:-$HOME/.cache}/certenroll4j
mkdir -p "$cache"
need npm npm node nodejs openssl openssl
grammar=$(fetch "$GRAMMAR" "$GRAMMAR_INTEGRITY")
parser=$(fetch "$PARSER" "$PARSER_INTEGRITY")

mapfile -t scripts < <(find scripts vagrant native-tests -name '*.ps1' 2>/dev/null | sort)
[ ${#scripts[@]} -gt 0 ] || die "no PowerShell script was found"
node --input-type=module - "$parser" "$grammar" "${scripts[@]}" <<'EOF'
import fs from 'fs';
const [parserFolder, grammarFolder, ...scripts] = process.argv.slice(2);
const { Parser, Language } = await import(`${parserFolder}/web-tree-sitter.js`);
await Parser.init();
const parser = new Parser();
parser.setLanguage(await Language.load(`${grammarFolder}/tree-sitter-powershell.wasm`));
const faultsOf = node => (node.isError || node.isMissing ? [node] : node.hasError ? node.children.flatMap(faultsOf) : []);
let wrong = 0;
for (const script of scripts) {
    for (const fault of faultsOf(parser.parse(fs.readFileSync(script, 'utf8')).rootNode)) {
        console.error(`${script}:${fault.startPosition.row + 1}: syntax error`);
        wrong++;
    }
}
console.log(`PowerShell syntax: ${scripts.length} scripts parsed, ${wrong} errors`);
process.exit(wrong === 0 ? 0 : 1);
EOF
