#!/usr/bin/env bash
# Prints the public API, a line a class or a member, sorted, as javap shows it: what module-info.java exports.
#   scripts/public-api.sh                    of target/classes
#   scripts/public-api.sh >src/packaging/api/public-api.txt    after a release: what the next one has to keep
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "$0")/lib.sh"
cd "$ROOT"

need javac openjdk-17-jdk-headless
[ -d target/classes ] || die "no target/classes; build them with: mvn package"
mapfile -t rooms < <(sed -n 's/^ *exports \([a-z0-9.]*\);.*/\1/p' src/main/java9/module-info.java)
classes=()
for room in "${rooms[@]}"; do
    for file in "target/classes/${room//.//}"/*.class; do
        file=${file#target/classes/}
        file=${file%.class}
        [[ $file == */package-info ]] || classes+=("${file//\//.}")
    done
done
# Members that a class has in common with others stand behind its name.
javap -cp "target/classes:target/lib/*" -protected "${classes[@]}" |
    awk '/^Compiled from/ { next }
         /^}/ { next }
         /\{$/ { shown = /^public /; sub(/ *\{$/, ""); type = $0; sub(/<.*/, "", type); sub(/ (extends|implements) .*/, "", type)
                 sub(/.* /, "", type); if (shown) print $0; next }
         shown && /^  (public|protected) / { sub(/^ */, ""); sub(/;$/, ""); print type ": " $0 }' |
    LC_ALL=C sort
