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

need node nodejs
grammar=$(npm_package "$GRAMMAR" "$GRAMMAR_INTEGRITY")
parser=$(npm_package "$PARSER" "$PARSER_INTEGRITY")

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
