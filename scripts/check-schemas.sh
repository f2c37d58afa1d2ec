#!/usr/bin/env bash
# Compiles every JSON schema of the answers with the validator that is strictest about them (npm package ajv, MIT, in
# strict mode: no keyword that does nothing, no type left open); fetched once, to a cache outside the source tree.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "$0")/lib.sh"
cd "$ROOT"

# The validator and what it needs: package, integrity.
PACKAGES=(
    ajv@8.20.0 sha512-Thbli+OlOj+iMPYFBVBfJ3OmCAnaSyNn4M1vz9T6Gka5Jt9ba/HIR56joy65tY6kx/FCF5VXNB819Y7/GUrBGA==
    fast-deep-equal@3.1.3 sha512-f3qQ9oQy9j2AhBe/H9VC91wLmKBCCU/gDOnKNAYG5hswO7BLKj09Hc5HYNz9cGI++xlpDCIgDaitVs03ATR84Q==
    fast-uri@3.1.0 sha512-iPeeDKJSWf4IEOasVVrknXpaBV0IApz/gp7S2bb7Z4Lljbl2MGJRqInZiUrQwV16cpzw/D3S5j5Julj/gT52AA==
    json-schema-traverse@1.0.0 sha512-NM8/P9n3XjXhIZn1lLhkFaACTOURQXjWhV4BA/RnOv8xvgqtqpAX9IO4mRQxSx1Rlo4tqzeqb0sOlruaOy3dug==
    require-from-string@2.0.2 sha512-Xf0nWe6RseziFMu+Ap9biiUbmplq6S9/p+7w7YXP/JBHhrUDDUhwa+vANyubuqfZWTveU//DYVGsDG7RKL/vEw==
)

need node nodejs
modules=$(mktemp -d)
trap 'rm -rf "$modules"' EXIT
for ((i = 0; i < ${#PACKAGES[@]}; i += 2)); do
    folder=$(npm_package "${PACKAGES[i]}" "${PACKAGES[i + 1]}")
    ln -s "$folder" "$modules/${PACKAGES[i]%@*}"
done

NODE_PATH=$modules node - src/main/resources/io/github/certenroll4j/schema/*.json <<'EOF'
const fs = require('fs');
const path = require('path');
const Ajv = require('ajv/dist/2020');
// One for all, so that two schemas cannot have the same $id.
const ajv = new Ajv({ strict: true, allErrors: true });
const files = process.argv.slice(2);
let wrong = 0;
for (const file of files) {
    try {
        const schema = JSON.parse(fs.readFileSync(file, 'utf8'));
        const id = `urn:certenroll4j:schema:${path.basename(file, '.json')}`;
        if (schema.$id !== id) throw new Error(`its $id is ${schema.$id}, not ${id}`);
        ajv.compile(schema);
    } catch (fault) {
        console.error(`${file}: ${fault.message}`);
        wrong++;
    }
}
console.log(`JSON schemas: ${files.length} compiled in strict mode, ${wrong} errors`);
process.exit(files.length > 0 && wrong === 0 ? 0 : 1);
EOF
