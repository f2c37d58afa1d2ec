#!/usr/bin/env bash
# What "page check" and "page fix" make of the test pages, judged by others:
#
#   the SARIF log by the schema of SARIF 2.1.0 (in the npm package @microsoft/jest-sarif, MIT), with the npm package ajv;
#   the composite action, run with the jar of this build;
#   each page before and after its fix by "node --check", "php -l", javac and the grammar of PowerShell that editors use:
#   the fix may bring no new fault.
#
# The npm packages are fetched once, to a cache outside the source tree.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "$0")/lib.sh"
cd "$ROOT"

# package, integrity
PACKAGES=(
    ajv@8.20.0 sha512-Thbli+OlOj+iMPYFBVBfJ3OmCAnaSyNn4M1vz9T6Gka5Jt9ba/HIR56joy65tY6kx/FCF5VXNB819Y7/GUrBGA==
    fast-deep-equal@3.1.3 sha512-f3qQ9oQy9j2AhBe/H9VC91wLmKBCCU/gDOnKNAYG5hswO7BLKj09Hc5HYNz9cGI++xlpDCIgDaitVs03ATR84Q==
    fast-uri@3.1.0 sha512-iPeeDKJSWf4IEOasVVrknXpaBV0IApz/gp7S2bb7Z4Lljbl2MGJRqInZiUrQwV16cpzw/D3S5j5Julj/gT52AA==
    json-schema-traverse@1.0.0 sha512-NM8/P9n3XjXhIZn1lLhkFaACTOURQXjWhV4BA/RnOv8xvgqtqpAX9IO4mRQxSx1Rlo4tqzeqb0sOlruaOy3dug==
    require-from-string@2.0.2 sha512-Xf0nWe6RseziFMu+Ap9biiUbmplq6S9/p+7w7YXP/JBHhrUDDUhwa+vANyubuqfZWTveU//DYVGsDG7RKL/vEw==
    @microsoft/jest-sarif@1.0.0-beta.0 sha512-A1fOhPd6Ic5iDk4F9YPw1qNB4XF+7+IviR7xl8r2F6QzQkx5cpY9LsGk2rExiFIEcBbjpVnSmwWGBukASkiQ9A==
)
GRAMMAR=tree-sitter-powershell@0.26.4
GRAMMAR_INTEGRITY=sha512-5RwNW/qN/cKArZY0znvTOG+OWSau7Agel5K0A8KQ5Nubw/4SyZ5KC02RKCaYcA2ur5UQ8esyxe9+6yXup2MXkw==
PARSER=web-tree-sitter@0.27.1
PARSER_INTEGRITY=sha512-qtx0VyUyNRHtL3ze7+v0hCKB/sLcAmY7ZAVp/ZK/bCj0yED8ptvNrr7Vd7DwDyKDWN9baqcUx4uaD2r2ql+6IA==

PAGES=src/test/resources/io/github/certenroll4j/page

need node nodejs php php-cli javac openjdk-17-jdk-headless
build_java
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/modules/@microsoft" "$CACHE/@microsoft"
for ((i = 0; i < ${#PACKAGES[@]}; i += 2)); do
    folder=$(npm_package "${PACKAGES[i]}" "${PACKAGES[i + 1]}")
    ln -s "$folder" "$work/modules/${PACKAGES[i]%@*}"
done
grammar=$(npm_package "$GRAMMAR" "$GRAMMAR_INTEGRITY")
parser=$(npm_package "$PARSER" "$PARSER_INTEGRITY")

page() { java -jar target/certenroll4j-cli.jar page "$@"; }

# validate FILE…: by the schema of the standard.
validate() {
    NODE_PATH=$work/modules node - "$work/modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json" "$@" <<'EOS'
const fs = require('fs');
const Ajv = require('ajv');
const [schemaFile, ...files] = process.argv.slice(2);
const schema = JSON.parse(fs.readFileSync(schemaFile, 'utf8'));
// A schema of draft 4, of which the newer drafts differ here by these two names alone.
delete schema.$schema;
delete schema.id;
const isUri = text => !/[\s<>"{}|\\^`]/.test(text);
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false, formats: {
    uri: text => isUri(text) && /^[a-z][a-z0-9+.-]*:/i.test(text), 'uri-reference': isUri, 'date-time': text => !isNaN(Date.parse(text)) } });
const validate = ajv.compile(schema);
if (validate({ version: '2.1.0' })) throw new Error('the schema takes a log without runs');
let wrong = 0;
for (const file of files) {
    const log = JSON.parse(fs.readFileSync(file, 'utf8'));
    if (!validate(log)) {
        console.error(`${file}: ${ajv.errorsText(validate.errors)}`);
        wrong++;
    }
    console.log(`SARIF 2.1.0: ${log.runs[0].results.length} results, ${wrong} errors`);
}
process.exit(wrong === 0 ? 0 : 1);
EOS
}

# faults TREE: what the languages say of the files of a folder, a line each: the file and the fault. Columns and the text of
# a line may change by a fix; which faults there are may not.
faults() {
    (
        cd "$1"
        node --input-type=module - "$parser" "$grammar" <<'EOS'
import fs from 'fs';
import path from 'path';
import vm from 'vm';
const [parserFolder, grammarFolder] = process.argv.slice(2);
const { Parser, Language } = await import(`${parserFolder}/web-tree-sitter.js`);
await Parser.init();
const parser = new Parser();
parser.setLanguage(await Language.load(`${grammarFolder}/tree-sitter-powershell.wasm`));
const faultsOf = node => (node.isError || node.isMissing ? [node] : node.hasError ? node.children.flatMap(faultsOf) : []);
function script(file, text) {
    try {
        new vm.Script(text);
    } catch (fault) {
        console.log(`${file}: ${fault}`);
    }
}
for (const file of fs.readdirSync('.', { recursive: true }).sort()) {
    if (!fs.statSync(file).isFile()) continue;
    const text = fs.readFileSync(file, 'latin1');
    if (/\.ps1$/i.test(file)) {
        for (const fault of faultsOf(parser.parse(text).rootNode)) console.log(`${file}: line ${fault.startPosition.row + 1}`);
    } else if (/\.html?$/.test(file)) {
        for (const [, tag, body] of text.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/gi)) {
            if (!/vbs/i.test(tag)) script(file, body.replace(/<!--/, '').replace(/-->/, ''));
        }
    } else if (!/\.(js|php|java)$/.test(file)) {
        continue;
    }
    console.error(file);
}
EOS
        find . -name '*.js' -printf '%P\n' | sort | while read -r file; do
            node --check "$file" 2>&1 | grep -o 'SyntaxError.*' | sed "s|^|$file: |" || true
        done
        find . -name '*.php' -printf '%P\n' | sort | while read -r file; do
            php -l "$file" 2>&1 | grep -i 'error' | sed "s|^|$file: |" || true
        done
        for file in $(find . -name '*.java' -printf '%P\n' | sort); do
            javac -proc:none -d "$work/classes" "$file" 2>&1 | grep -oE 'error: .*' | sed "s|^|$file: |" || true
        done
    )
}

status=0
page check --sarif "$PAGES" >"$work/log.sarif" || [ $? -eq 1 ]
validate "$work/log.sarif" || status=1

mkdir -p "$work/before" "$work/after" "$work/classes"
cp -r "$PAGES/." "$work/before/"
cp -r "$PAGES/." "$work/after/"
(cd "$work/before" && JAR=$ROOT/target/certenroll4j-cli.jar SARIF=$work/action.sarif FAIL=false \
    "$ROOT/.github/actions/page-check/check.sh" >"$work/action.log") || status=1
validate "$work/action.sarif" || status=1
grep -q 'with findings' "$work/action.log" || { echo "the action said nothing: $(cat "$work/action.log")"; status=1; }

page fix --write "$work/after" >"$work/diff" 2>"$work/fix.log" || [ $? -eq 1 ] || { cat "$work/fix.log"; status=1; }
faults "$work/before" >"$work/before.txt" 2>"$work/parsed.txt"
faults "$work/after" >"$work/after.txt" 2>/dev/null
# Quotes of a word processor parse only when they are mended.
diff <(grep -v '^typographic' "$work/before.txt") <(grep -v '^typographic' "$work/after.txt") || {
    echo "some pages parse otherwise after the fix (above)"
    status=1
}
changed=0
while read -r file; do
    cmp -s "$work/before/$file" "$work/after/$file" || changed=$((changed + 1))
done <"$work/parsed.txt"
echo "Pages parsed before and after the fix: $(wc -l <"$work/parsed.txt"), $changed of them changed"
[ "$changed" -gt 5 ] || status=1
page fix "$work/after" >"$work/second" 2>/dev/null || [ $? -eq 1 ]
[ ! -s "$work/second" ] || { echo "a second fix changes something:"; head -n 20 "$work/second"; status=1; }
exit $status
