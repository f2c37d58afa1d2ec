#!/usr/bin/env bash
# Checks, without a Windows, what only runs on one: the Vagrant machines, the Packer template, the workflows, all scripts,
# and certenroll4j.exe for x86. Prints a line a check; exit code 0 if all passed. Not a part of scripts/test.sh: it installs
# vagrant, packer, debootstrap and npm (some minutes the first time).
set -uo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "$0")/lib.sh"
cd "$ROOT" || exit 1

VALIDATOR=(@action-validator/core@0.6.0 @action-validator/cli@0.6.0)

work=$ROOT/target/check-windows
failed=0

# check NAME COMMAND…: one line; all that the command said if it failed.
check() {
    local name=$1 log=$work/log
    shift
    if "$@" >"$log" 2>&1; then
        printf 'ok      %s\n' "$name"
    else
        printf 'FAILED  %s\n' "$name"
        sed 's/^/        /' "$log"
        failed=$((failed + 1))
    fi
}

# Debian's Vagrant has no winrm gem: the machines are checked as if they spoke ssh.
vagrant_machine() {
    (cd vagrant && CERTENROLL4J_COMMUNICATOR=ssh VAGRANT_HOME=$work/vagrant vagrant validate --ignore-provider) |
        tee "$work/vagrant.txt" && grep -q "$1: Ignoring provider" "$work/vagrant.txt"
}

# The template with the answer file and the disk of a machine; the ISO is empty, nothing is built.
packer_machine() {
    local folder=target/vagrant/packer/$1
    vagrant/packer/build.sh --prepare "$1" "$work/empty.iso" &&
        xmlstarlet val "$folder/floppy/Autounattend.xml" && ! grep '@[A-Z_]*@' "$folder/floppy/Autounattend.xml" &&
        packer validate -var "name=$1" -var "iso=$work/empty.iso" -var "work=$folder" vagrant/packer/windows.json
}

# A package of the article's sizes is taken for its processor and refused for the other, and so is what is no package.
hotfix_sizes() {
    local folder=$work/hotfix
    mkdir -p "$folder"
    (cd "$folder" && truncate -s 1105408 certenroll.dll && truncate -s 1805 update.mum &&
        gcab -c -n inner.cab certenroll.dll update.mum && gcab -c -n package.msu inner.cab) &&
        vagrant/packer/build.sh --prepare vista-x86-hotfix "$work/empty.iso" "$folder/package.msu" &&
        refused vista-x64-hotfix "$folder/package.msu" 'is not the hotfix for amd64' &&
        refused vista-x86-hotfix LICENSE 'LICENSE is no cabinet'
}

refused() {
    ! vagrant/packer/build.sh --prepare "$1" "$work/empty.iso" "$2" >"$work/refused.txt" 2>&1 && grep "$3" "$work/refused.txt"
}

workflow() {
    (cd "$work" && npx --no-install action-validator "$ROOT/$1")
}

# Every action is named by a commit, which nobody can move, with its version behind it.
pinned() {
    ! grep -n 'uses:' .github/workflows/*.yml | grep -vE 'uses: [a-z-]+/[a-z-]+@[0-9a-f]{40} # v[0-9.]+$'
}

# cmd reads a batch file with LF ends, but may lose its labels.
crlf_ends() {
    ! git ls-files '*.cmd' | xargs grep -LP '\r$' | grep . && ! git ls-files '*.cmd' | xargs grep -nvP '\r$'
}

# No Java for 32-bit Windows is to be had here: what the launcher says then, and its exit code.
launcher_without_java() {
    local code=0 folder="$ROOT/target/check-windows/Prüfung mit Leerzeichen"
    mkdir -p "$folder"
    cp target/launcher/x86/certenroll4j.exe target/certenroll4j-cli.jar "$folder/"
    native-tests/wine32.sh "$folder/certenroll4j.exe" explain 5 >"$work/launcher.txt" 2>&1 || code=$?
    cat "$work/launcher.txt"
    [ "$code" -eq 5 ] && grep -q 'there is no Java 8 or later' "$work/launcher.txt"
}

rm -rf "$work"
mkdir -p "$work"
touch "$work/empty.iso"
need vagrant vagrant packer packer xorriso xorriso shellcheck shellcheck npm npm debootstrap debootstrap \
    xmlstarlet xmlstarlet ruby ruby gcab gcab
build_java

mapfile -t scripts < <(git ls-files '*.sh' .ci/run)
check "shellcheck: ${#scripts[@]} scripts" shellcheck -x -S warning "${scripts[@]}"
check "PowerShell parsed" scripts/check-powershell.sh
check "batch files have Windows' line ends" crlf_ends
for machine in $(ruby -ryaml -e 'puts YAML.load_file("vagrant/boxes.yml")["machines"].keys'); do
    check "vagrant validate: $machine" vagrant_machine "$machine"
done
check "packer validate -syntax-only" packer validate -syntax-only vagrant/packer/windows.json
for machine in vista-x86 vista-x64 w7-x86 w7-x64 w10-x86; do
    check "packer validate, answer file: $machine" packer_machine "$machine"
done
check "the hotfix package is known by its sizes" hotfix_sizes
check "npm: ${VALIDATOR[*]}" npm install --prefix "$work" --ignore-scripts --no-save "${VALIDATOR[@]}"
for file in .github/workflows/*.yml; do
    check "workflow against the schema: $file" workflow "$file"
done
check "actions are pinned to commits" pinned
check "certenroll4j.exe x86 without a Java, in 32-bit Wine" launcher_without_java
echo "$failed checks failed"
[ "$failed" -eq 0 ]
