#!/usr/bin/env bash
# The Ansible collection of scripts/admin/ansible, with Debian's ansible-core: its syntax, ansible-lint with the profile
# "production", the role "detect" with scripts in the place of the PowerShell, and the role "fleet" for real: three scanners
# with an sshd each in a network namespace of their own, and Samba hosts in a fourth, where Ansible runs too. A scanner is
# killed in mid-run. One line a step: "ok NAME" or "FAILED NAME".
#
# scripts/ansible-test.sh [HOSTS]: with 60 hosts, or so many. Network namespaces need root; where none can be made, what is
# not run is said, and the exit code is 3.
# shellcheck disable=SC2317 # what is called through step
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "$0")/lib.sh"
cd "$ROOT"

hosts=${1:-60}
case $hosts in
    '' | *[!0-9]*) die "usage: scripts/ansible-test.sh [HOSTS]" ;;
esac
if [ "$hosts" -lt 30 ] || [ "$hosts" -gt 10000 ]; then die "so many hosts there cannot be: 30 to 10000"; fi

PATH=$PATH:/usr/sbin:/sbin
need ansible-playbook ansible-core ansible-lint ansible-lint
folder=$(mktemp -d)
failures=0
name=c4j-$$
spaces=()
made_run=
# What is in our namespaces is ours: smbd, sshd, scans, and the connections that Ansible keeps.
finish() {
    local space pid
    for space in "${spaces[@]}"; do
        for pid in $(ip netns pids "$space" 2>/dev/null); do kill -KILL "$pid" 2>/dev/null || true; done
        ip netns del "$space" 2>/dev/null || true
    done
    wait 2>/dev/null || true
    [ -z "$made_run" ] || rmdir /run/sshd 2>/dev/null || true
    rm -rf "$folder"
}
trap finish EXIT
trap 'exit 130' INT TERM

ok() { echo "ok $1"; }
failed() { echo "FAILED $1"; failures=$((failures + 1)); }
# same NAME WANTED FOUND
same() { if [ "$2" = "$3" ]; then ok "$1"; else failed "$1: $3 instead of $2"; fi; }
# has NAME FILE TEXT
has() { if grep -qF -- "$3" "$2"; then ok "$1"; else failed "$1: without \"$3\""; tail -n 25 "$2" | sed 's/^/    /'; fi; }
# step NAME COMMAND…: it has to succeed.
step() {
    local what=$1
    shift
    if "$@" >"$folder/step.log" 2>&1 </dev/null; then ok "$what"; else failed "$what"; tail -n 25 "$folder/step.log" | sed 's/^/    /'; fi
}
# code NAME WANTED COMMAND…
code() {
    local what=$1 want=$2 got=0
    shift 2
    "$@" >"$folder/out" 2>&1 </dev/null || got=$?
    same "$what" "$want" "$got"
    [ "$want" = "$got" ] || tail -n 25 "$folder/out" | sed 's/^/    /'
}

export XDG_CACHE_HOME=$folder/cache ANSIBLE_HOME=$folder/ansible ANSIBLE_LOCAL_TEMP=$folder/local ANSIBLE_COLLECTIONS_PATH=$folder/collections \
    ANSIBLE_NOCOLOR=1 ANSIBLE_NOCOWS=1 ANSIBLE_RETRY_FILES_ENABLED=0 ANSIBLE_LOCALHOST_WARNING=0 ANSIBLE_DEPRECATION_WARNINGS=0 \
    ANSIBLE_CONFIG=$folder/ansible.cfg ANSIBLE_SSH_CONTROL_PATH_DIR=$folder/cp LC_ALL=C.UTF-8

: >"$folder/ansible.cfg"

# As users get it: built, and installed from the file.
step "the collection is built" ansible-galaxy collection build scripts/admin/ansible --output-path "$folder"
step "the collection is installed" ansible-galaxy collection install "$folder"/certenroll4j-hotfix-*.tar.gz -p "$folder/collections"
installed=$folder/collections/ansible_collections/certenroll4j/hotfix
step "the detection script in it is the one of scripts/admin" \
    cmp scripts/admin/Detect-CertenrollHotfix.ps1 "$installed/roles/detect/files/Detect-CertenrollHotfix.ps1"
for play in detect fleet; do
    step "the syntax of $play" ansible-playbook -i localhost, --syntax-check "$installed/playbooks/$play.yml"
done
lint() { (cd "$installed" && ansible-lint --offline --strict --profile production --nocolor); }
step "ansible-lint, profile production" lint
if grep -Eq ' on [1-9][0-9] files' "$folder/step.log"; then ok "ansible-lint has read the files"; else failed "ansible-lint has read the files"; fi

detect() { ansible-playbook -i localhost, -c local -e windows=localhost -e "detect_script=$folder/script" "$@" "$installed/playbooks/detect.yml"; }
# says TEXT CODE: a script that does so in the place of the PowerShell.
says() {
    printf '#!/bin/sh\necho "%s"\nexit %s\n' "$1" "$2" >"$folder/script"
    chmod +x "$folder/script"
}
says "Compliant: Certenroll.dll 6.0.6000.20755" 0
code "detect: compliant" 0 detect -e detect_fail=true
has "detect: the reason is shown" "$folder/out" "Compliant: Certenroll.dll 6.0.6000.20755"
says "Not compliant: too old" 1
code "detect: not compliant is no failure by itself" 0 detect
has "detect: so it is said" "$folder/out" "Not compliant: too old"
code "detect: not compliant fails if it shall" 2 detect -e detect_fail=true
says "Compliant: but no" 1
code "detect: a line and a code that contradict each other" 2 detect
says "" 0
code "detect: a script that says nothing" 2 detect
says "Not compliant: x" 5
code "detect: a script that broke" 2 detect

not_run() {
    echo "NOT RUN: the role fleet (spreading, a scanner that dies, going on, a wrong password): $1"
    echo "$failures failures"
    [ "$failures" -eq 0 ] && exit 3
    exit 1
}
[ "$(id -u)" -eq 0 ] || not_run "network namespaces need root"
need ip iproute2 smbd samba sshd openssh-server ssh openssh-client
ip netns add "$name-hub" 2>"$folder/log" || not_run "no network namespace can be made here: $(head -n 1 "$folder/log")"
spaces+=("$name-hub")
build_java

hub() { ip netns exec "$name-hub" "$@"; }
ip -n "$name-hub" link set lo up
# All addresses of the hosts are of this namespace, but for those behind 10.66.128.0, which never answer.
ip -n "$name-hub" route add local 10.66.0.0/17 dev lo
ip -n "$name-hub" route add blackhole 10.66.128.0/17
ssh-keygen -q -t ed25519 -N '' -f "$folder/key"
mkdir -p "$folder/cp"
[ -d /run/sshd ] || { mkdir /run/sshd; made_run=yes; }

# scanner N: its namespace, its link to the hub, its sshd.
scanner() {
    local space=$name-s$1 home=$folder/s$1 i
    mkdir -p "$home"
    if [ -e "/var/run/netns/$space" ]; then
        ip -n "$name-hub" link del "s$1"
    else
        ip netns add "$space"
        spaces+=("$space")
    fi
    ip -n "$name-hub" link add "s$1" type veth peer name eth0 netns "$space"
    ip -n "$name-hub" addr add "10.65.$1.1/24" dev "s$1"
    ip -n "$name-hub" link set "s$1" up
    ip -n "$space" addr add "10.65.$1.2/24" dev eth0
    ip -n "$space" link set lo up
    ip -n "$space" link set eth0 up
    ip -n "$space" route add default via "10.65.$1.1"
    [ -f "$home/hostkey" ] || ssh-keygen -q -t ed25519 -N '' -f "$home/hostkey"
    printf '%s\n' "HostKey $home/hostkey" "AuthorizedKeysFile $folder/key.pub" "StrictModes no" "PermitRootLogin yes" "UsePAM no" \
        "PasswordAuthentication no" "PidFile none" "MaxStartups 100" "Subsystem sftp internal-sftp" >"$home/sshd_config"
    ip netns exec "$space" /usr/sbin/sshd -D -f "$home/sshd_config" -E "$home/sshd.log" &
    disown
    for ((i = 0; i < 100; i++)); do
        hub bash -c "exec 3<>/dev/tcp/10.65.$1.2/22" 2>/dev/null && return
        sleep 0.1
    done
    cat "$home/sshd.log"
    die "sshd of scanner $1 does not run"
}
# vanish N: as a machine whose power is cut.
vanish() {
    local pid
    ip -n "$name-s$1" link set eth0 down
    for pid in $(ip netns pids "$name-s$1"); do kill -KILL "$pid" 2>/dev/null || true; done
}

CP=$ROOT/target/test-classes:$ROOT/target/certenroll4j-cli.jar
# shellcheck disable=SC2016 # for the program itself
printf '#!/bin/sh\nexec java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "%s" io.github.certenroll4j.cli.CertEnroll4j "$@"\n' "$CP" >"$folder/certenroll4j"
chmod +x "$folder/certenroll4j"
java -cp "$CP" io.github.certenroll4j.fleet.FleetTrees "$folder/trees" | grep -v locked >"$folder/kinds"
mapfile -t kinds <"$folder/kinds"
mkdir "$folder/hosts"
for ((i = 0; i < hosts; i++)); do
    IFS=$'\t' read -r kind state <<<"${kinds[i % ${#kinds[@]}]}"
    address=10.66.$((i / 250)).$((i % 250 + 1))
    ln -s "$folder/trees/$kind" "$folder/hosts/$address"
    printf '%s\t%s\n' "$address" "$state"
done >"$folder/wanted"
# Three that are switched off, one in each share: so long as it is waited for, no scan is at its end.
off=3
for ((i = 1; i <= off; i++)); do printf '10.66.128.%s\tUNKNOWN\n' "$i"; done >>"$folder/wanted"
{ echo "# a fleet"; cut -f 1 "$folder/wanted"; echo "10.66.0.1 # twice"; } >"$folder/list"
sort -o "$folder/wanted" "$folder/wanted"
chmod a+rx "$folder"
chmod -R a+rX "$folder/trees" "$folder/hosts"

user=$(id -un)
password='Sesam, oeffne dich 1'
samba=$folder/samba
mkdir -p "$samba"/{private,lock,state,cache,pid,ncalrpc}
printf '%s\n' "[global]" "smb ports = 445" "hosts allow = 10.65.0.0/16" "restrict anonymous = 2" "private dir = $samba/private" \
    "lock directory = $samba/lock" "state directory = $samba/state" "cache directory = $samba/cache" "pid directory = $samba/pid" \
    "ncalrpc dir = $samba/ncalrpc" "log file = $samba/log" "log level = 1 auth_audit:3" "disable spoolss = yes" "load printers = no" \
    "server role = standalone server" "passdb backend = tdbsam" "usershare path =" "unix extensions = no" "max smbd processes = 0" \
    "[ADMIN\$]" "path = $folder/hosts/%i" >"$samba/smb.conf"
printf '%s\n%s\n' "$password" "$password" | pdbedit -s "$samba/smb.conf" -a -t -u "$user" >"$samba/pdbedit.log" 2>&1 ||
    { cat "$samba/pdbedit.log"; die "no account could be made in Samba"; }
hub setsid smbd -F --no-process-group -s "$samba/smb.conf" >"$samba/smbd.log" 2>&1 &
for ((i = 0; i < 100; i++)); do
    hub bash -c 'exec 3<>/dev/tcp/10.66.0.1/445' 2>/dev/null && break
    sleep 0.1
done
[ "$i" -lt 100 ] || { cat "$samba/smbd.log" "$samba/log"; die "smbd does not run"; }

{
    echo "[scanners]"
    for i in 1 2 3; do
        scanner "$i"
        echo "s$i ansible_host=10.65.$i.2 fleet_tmp=$folder/s$i ansible_remote_tmp=$folder/s$i/tmp ansible_async_dir=$folder/s$i/async"
    done
    printf '%s\n' "[scanners:vars]" "ansible_user=$user" "ansible_python_interpreter=/usr/bin/python3" "ansible_ssh_private_key_file=$folder/key" \
        "ansible_ssh_common_args=-o UserKnownHostsFile=/dev/null -o StrictHostKeyChecking=no -o ServerAliveInterval=2 -o ServerAliveCountMax=3"
} >"$folder/inventory"
umask 077
# vars PASSWORD
vars() {
    printf '%s\n' "fleet_user: $user" "fleet_password: '$1'" "fleet_hosts: $folder/list" "fleet_program: $folder/certenroll4j" "fleet_look_every: 2" \
        "fleet_options: [--parallel, '4', --connect-timeout, '15', --timeout, '120']"
}
vars "$password" >"$folder/vars.yml"
vars wrong >"$folder/wrong.yml"
# fleet REPORT [OPTION…]
fleet() {
    local report=$1
    shift
    hub ansible-playbook -i "$folder/inventory" -e "@$folder/vars.yml" -e "fleet_report=$folder/$report" "$@" "$installed/playbooks/fleet.yml"
}
states() { sed -n 's/^{"schema":"certenroll4j.fleet\/1","host":"\([^"]*\)","state":"\([^"]*\)".*/\1\t\2/p' "$1" | sort; }
judged() {
    states "$folder/$2/report.jsonl" >"$folder/found"
    if cmp -s "$folder/wanted" "$folder/found"; then ok "$1"; else failed "$1"; diff "$folder/wanted" "$folder/found" | head -n 10 || true; fi
}
logons() { grep -c 'NT_STATUS_OK' "$samba/log" || true; }
lines() { if [ -f "$1" ]; then wc -l <"$1"; else echo 0; fi; }
# in_mid_run N: waits until that scanner has told of five hosts; fails if Ansible ends before.
in_mid_run() {
    local i told
    for ((i = 0; i < 3000; i++)); do
        kill -0 $playing 2>/dev/null || return 1
        told=$(cat "$folder/s$1"/certenroll4j-*/run.jsonl 2>/dev/null | wc -l)
        [ "$told" -lt 5 ] || return 0
        sleep 0.1
    done
    return 1
}
begun=$(date +%s)

fleet died >"$folder/died.log" 2>&1 </dev/null &
playing=$!
if in_mid_run 2; then
    ok "a scanner is in mid-run ($(cat "$folder"/s2/certenroll4j-*/run.jsonl | wc -l) of $(lines "$folder/died/shares/s2") hosts) when its machine vanishes"
else
    failed "a scanner is in mid-run when its machine vanishes"
fi
vanish 2
got=0
wait $playing || got=$?
same "a scanner's machine vanished: the others have finished" 0 "$got"
[ "$got" -eq 0 ] || tail -n 60 "$folder/died.log" | sed 's/^/    /'
has "a scanner's machine vanished: it is said" "$folder/died.log" "s2 is lost: "
judged "a scanner's machine vanished: $hosts hosts and $off switched off, each is there once and judged as its tree" died
same "a scanner's machine vanished: its share was spread over both others" "$(((hosts + off) / 3))" \
    $(($(cat "$folder"/died/runs/*-1-s1.jsonl "$folder"/died/runs/*-1-s3.jsonl | wc -l)))
has "the page has a host" "$folder/died/report.html" 10.66.0.3
echo "figure: $hosts hosts over three scanners, one of them dying: $(($(date +%s) - begun)) s"

before=$(logons)
code "gone on from that report, with a scanner that is not there" 0 fleet died
judged "gone on: the report is the same" died
same "gone on: no host that has answered was asked again" 0 $(($(logons) - before))

rm -rf "$folder"/s2/certenroll4j-*
scanner 2
fleet killed >"$folder/killed.log" 2>&1 </dev/null &
playing=$!
in_mid_run 3 || failed "the program of a scanner is in mid-run when it is killed"
before=$(lines "$(echo "$folder"/s3/certenroll4j-*/run.jsonl)")
for pid in $(ip netns pids "$name-s3"); do
    [ "$(cat "/proc/$pid/comm" 2>/dev/null)" != java ] || kill -KILL "$pid"
done
got=0
wait $playing || got=$?
same "the program of a scanner was killed: the others have finished" 0 "$got"
[ "$got" -eq 0 ] || tail -n 60 "$folder/killed.log" | sed 's/^/    /'
has "the program was killed: it is said" "$folder/killed.log" "s3 is lost: exit code 137"
judged "the program was killed: each host is there once and judged as its tree" killed
kept=$(grep -c '"trouble":null' "$folder"/killed/runs/*-0-s3.jsonl || true)
asked=$(cat "$folder"/killed/runs/*-1-s1.jsonl "$folder"/killed/runs/*-1-s2.jsonl | wc -l)
if [ "$kept" -ge "$before" ] && [ $((kept + asked)) -ge "$(((hosts + off) / 3))" ] && [ "$asked" -lt "$(((hosts + off) / 3))" ]; then
    ok "the program was killed: what it had said is kept ($kept), and the others asked the rest ($asked)"
else
    failed "the program was killed: $kept kept of $before, $asked asked again"
fi
same "nothing of the runs is left on the scanners" 0 "$(find "$folder"/s? -name 'certenroll4j-*' | wc -l)"
if grep -rlF "$password" "$folder"/s? "$folder"/*.log "$folder/died" "$folder/killed" >"$folder/out"; then failed "the password is in $(cat "$folder/out")"; else
    ok "the password is in no file of the scanners, no log, no report"; fi

code "wrong password: it fails" 2 fleet wrong -e "@$folder/wrong.yml"
has "wrong password: so it is said" "$folder/out" "the logon was refused"
refusals=$(grep -c 'NT_STATUS_WRONG_PASSWORD' "$samba/log" || true)
if [ "$refusals" -ge 1 ] && [ "$refusals" -le 3 ]; then ok "wrong password: no scanner has tried twice ($refusals)"; else
    failed "wrong password: $refusals logons"; fi

echo "$failures failures"
[ "$failures" -eq 0 ]
