#!/usr/bin/env bash
# Reads every PowerShell script of the repository, or those that are named, where no PowerShell is at hand: with the grammar
# that editors use (npm packages tree-sitter-powershell and web-tree-sitter, MIT; fetched once, to a cache outside the source
# tree). Refuses what does not parse, what is newer than the PowerShell that the script says it is for ("For PowerShell 2.0"),
# words to programs without quotation marks (PowerShell before 7.3 cuts some of them), aliases, Invoke-Expression, more than
# 60 lines of code, and in scripts/admin, where the policy may allow no more, calls of a type's methods. Exit code 1 then.
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

scripts=("$@")
[ $# -gt 0 ] || mapfile -t scripts < <(find scripts vagrant native-tests -name '*.ps1' 2>/dev/null | sort)
[ ${#scripts[@]} -gt 0 ] || die "no PowerShell script was found"
node --input-type=module - "$parser" "$grammar" "${scripts[@]}" <<'EOF'
import fs from 'fs';
const [parserFolder, grammarFolder, ...scripts] = process.argv.slice(2);
const { Parser, Language } = await import(`${parserFolder}/web-tree-sitter.js`);
await Parser.init();
const parser = new Parser();
parser.setLanguage(await Language.load(`${grammarFolder}/tree-sitter-powershell.wasm`));

// Operators, statements, commands and casts by the version that brought them.
const OPERATORS = { '-join': 2, '-split': 2, '-csplit': 2, '-isplit': 2, '-in': 3, '-notin': 3, '-shl': 3, '-shr': 3 };
const STATEMENTS = { try_statement: 2, data_statement: 2, class_statement: 5, enum_statement: 5 };
const COMMANDS = { 'start-process': 2, 'add-type': 2, 'invoke-webrequest': 3, 'invoke-restmethod': 3, 'convertfrom-json': 3,
    'convertto-json': 3, 'get-filehash': 4, 'expand-archive': 5, 'compress-archive': 5 };
const CASTS = { ordered: 3, pscustomobject: 3 };
const PROGRAM = /\.(exe|cmd|bat)"?$/i;
const MOST_LINES = 60;

const all = node => [node, ...node.children.flatMap(all)];
const nameOf = command => command.namedChildren.find(child => /^command_name/.test(child.type))?.text ?? '';

function command(node, say, newer) {
    const name = nameOf(node).replace(/^["']|["']$/g, '');
    const called = /^[&.]/.test(node.text);
    newer(node, COMMANDS[name.toLowerCase()] ?? 0, name);
    if (/^(invoke-expression|iex)$/i.test(name)) say(node, 'Invoke-Expression runs whatever a text says');
    else if (!called && !/^[A-Za-z]+-[A-Za-z]+$/.test(name)) say(node, `${name}: an alias, or a program without & before it`);
    if (!called || !PROGRAM.test(name) && !name.startsWith('$')) return;
    for (const word of all(node).filter(one => one.type === 'generic_token' || one.type === 'command_parameter')) {
        say(word, `${word.text}: a word for a program without quotation marks`);
    }
}

function faults(script, text) {
    const found = [];
    const say = (node, words) => found.push(`${script}:${node.startPosition.row + 1}: ${words}`);
    const said = /For PowerShell ([0-9.]+)/.exec(text);
    const newer = (node, since, what) => said && since > parseFloat(said[1]) &&
        say(node, `${what} came with PowerShell ${since}.0, and this is for ${said[1]}`);
    const root = parser.parse(text).rootNode;
    if (!said) say(root, 'does not say for which PowerShell it is ("For PowerShell 2.0")');
    const lines = text.split('\n').filter(line => line.trim() && !line.trim().startsWith('#')).length;
    if (lines > MOST_LINES) say(root, `${lines} lines of code: nobody can run it here, so it has at most ${MOST_LINES}`);
    for (const node of all(root)) {
        if (node.isError || node.isMissing) say(node, 'syntax error');
        if (node.type === 'comparison_operator') newer(node, OPERATORS[node.text.toLowerCase()] ?? 0, node.text);
        newer(node, STATEMENTS[node.type] ?? 0, node.type.replace('_', ' '));
        if (node.type === 'cast_expression') newer(node, CASTS[/^\[(\w+)\]/.exec(node.text.toLowerCase())?.[1]] ?? 0, `${node.text.split(']')[0]}]`);
        if (/^invoc?k?ation_expression$/.test(node.type) && node.firstNamedChild?.type === 'type_literal' && script.includes('admin/')) {
            say(node, `${node.text.split('(')[0]}: ConstrainedLanguage lets nobody call a method of a type`);
        }
        if (node.type === 'command') command(node, say, newer);
    }
    return found;
}

let wrong = 0;
for (const script of scripts) {
    for (const fault of faults(script, fs.readFileSync(script, 'utf8'))) {
        console.error(fault);
        wrong++;
    }
}
console.log(`PowerShell: ${scripts.length} scripts read, ${wrong} faults`);
process.exit(wrong === 0 ? 0 : 1);
EOF
