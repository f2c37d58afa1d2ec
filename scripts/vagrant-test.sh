#!/usr/bin/env bash
# scripts/vagrant-test.sh MACHINE: runs the native tests in a machine of vagrant/boxes.yml that is up, in each Java that
# boxes.yml gives it, and brings the reports to target/vagrant/MACHINE/reports. Exit code 0 if every run passed.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "$0")/lib.sh"

# about FILE PATH…: a value of a file in vagrant; a list comes as lines, and so do the names in a table.
about() {
    ruby -ryaml -e 'file, *path = ARGV
        all = YAML.load_file(file)
        all["machines"].transform_values! { |own| all["defaults"].merge(own) } if all["machines"]
        value = path.reduce(all) { |at, key| at.is_a?(Hash) ? at[key] : nil }
        puts value.is_a?(Hash) ? value.keys : value if value' "$ROOT/vagrant/$1" "${@:2}"
}

# Checks a Java zip by its SHA-256 and unzips it to the folder that the machine sees.
bring_java() {
    local zip wanted found into=$share/java/$1 top
    zip=${CERTENROLL4J_JAVA:-$ROOT/vagrant/java}/$(about java.yml "$1" file)
    wanted=$(about java.yml "$1" sha256)
    [ -f "$zip" ] || die "there is no $zip: put a Java of that kind there (see vagrant/README.md)"
    found=$(sha256sum "$zip" | cut -d ' ' -f 1)
    [ -n "$wanted" ] || die "vagrant/java.yml has no sha256 for $1; compare with its vendor's page and write there: $found"
    [ "$found" = "$wanted" ] || die "$zip is not what vagrant/java.yml says: $found instead of $wanted"
    rm -rf "$into" "$share/unzipped"
    mkdir -p "$share/java"
    unzip -q "$zip" -d "$share/unzipped"
    top=$(find "$share/unzipped" -path '*/bin/java.exe' ! -path '*/jre/bin/*' -print -quit)
    [ -n "$top" ] || die "$zip has no bin/java.exe"
    mv "${top%/bin/java.exe}" "$into"
    rm -rf "$share/unzipped"
}

need ruby ruby unzip unzip
machines=$(about boxes.yml machines | tr '
' ' ')
[ $# -eq 1 ] && [ -n "$(about boxes.yml machines "$1" box)" ] || {
    echo "usage: scripts/vagrant-test.sh MACHINE, where MACHINE is one of: $machines" >&2
    exit 2
}
machine=$1
share=$ROOT/target/vagrant/$machine
kit=$ROOT/target/certenroll4j-native-tests.zip
build_java
[ -f "$kit" ] || die "no $kit; build it with: mvn package"

rm -rf "$share/kit" "$share/reports"
mkdir -p "$share/kit" "$share/reports"
unzip -q "$kit" -d "$share/kit"
cp "$ROOT/vagrant/run-in-guest.cmd" "$share/"
user=$(about boxes.yml machines "$machine" username)
password=$(about boxes.yml machines "$machine" password)
status=0
for java in $(about boxes.yml machines "$machine" java); do
    bring_java "$java"
    echo "== $machine, $java"
    (cd "$ROOT/vagrant" && vagrant winrm -s cmd \
        -c "\\\\vboxsvr\\certenroll4j\\run-in-guest.cmd \"$user\" \"$password\" $java" "$machine") || status=1
    tail -n 1 "$share/reports/$java/report.txt" || status=1
    state=$(sed -n 's/^hotfix: \([A-Z_]*\):.*/\1/p' "$share/reports/$java/environment.txt" 2>/dev/null)
    wanted=$(about boxes.yml machines "$machine" shows)
    [ "$state" = "$wanted" ] || { echo "status found $state, vagrant/boxes.yml says $wanted" >&2; status=1; }
done
echo "Reports: $share/reports"
exit $status
