#!/usr/bin/env bash
# The fleet against real servers: Debian's Samba on many addresses of 127.0.0.0/8, each with the tree of a Windows, and
# Kerberos with Debian's KDC. One line a step: "ok NAME" or "FAILED NAME".
#
# scripts/fleet-test.sh [HOSTS] [--figures | --page FILE]: with 1,000 hosts, or so many; --figures only measures, --page only writes the report. Without root the servers have another port than
# 445, and certenroll4j is told so.
# shellcheck disable=SC2317 # what is called through step
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "$0")/lib.sh"
cd "$ROOT"

hosts=1000
figures=
page=
while [ $# -gt 0 ]; do
    case $1 in
        --figures) figures=yes ;;
        --page)
            page=$(realpath -m "${2:?FILE is missing}")
            shift
            ;;
        '' | *[!0-9]*) die "usage: scripts/fleet-test.sh [HOSTS] [--figures | --page FILE]" ;;
        *) hosts=$1 ;;
    esac
    shift
done
if [ "$hosts" -lt 20 ] || [ "$hosts" -gt 10000 ]; then die "so many hosts there cannot be: 20 to 10000"; fi

PATH=$PATH:/usr/sbin
need smbd samba smbclient smbclient krb5kdc krb5-kdc kadmin.local krb5-admin-server kinit krb5-user
build_java
CP="target/classes:target/test-classes:target/lib/*"
folder=$(mktemp -d)
port=445
if [ "$(id -u)" -ne 0 ] || (exec 3<>/dev/tcp/127.0.0.1/445) 2>/dev/null; then
    # As all of this script's, below those that Linux gives to outgoing connections.
    port=24545
    echo "Port 445 is not free for this user; the servers have port $port."
fi
user=$(id -un)
password='Sesam, oeffne dich 1'
failures=0
# What this script has started, and nothing else.
started=()
finish() {
    local pid
    for pid in "${started[@]}"; do kill "$pid" 2>/dev/null || true; done
    wait 2>/dev/null || true
    rm -rf "$folder"
}
trap finish EXIT
trap 'exit 130' INT TERM

# address N: the Nth host.
address() { echo "127.$((10 + $1 / 60000)).$(($1 / 250 % 240 + 1)).$(($1 % 250 + 1))"; }

ok() { echo "ok $1"; }
failed() { echo "FAILED $1"; failures=$((failures + 1)); }
# same NAME WANTED FOUND
same() { if [ "$2" = "$3" ]; then ok "$1"; else failed "$1: $3 instead of $2"; fi; }
# has NAME FILE TEXT
has() { if grep -qF -- "$3" "$2"; then ok "$1"; else failed "$1: without \"$3\""; sed 's/^/    /' "$2" | head -n 20; fi; }

# samba NAME PORT LINE…: starts a server with these lines in [global]; its process is the last of those started.
samba() {
    local home=$folder/$1 port=$2 name=$1 i
    shift 2
    mkdir -p "$home"/{private,lock,state,cache,pid,ncalrpc}
    {
        printf '%s\n' "[global]" "smb ports = $port" "interfaces = 127.0.0.1/8" "hosts allow = 127.0.0.0/8" \
            "private dir = $home/private" "lock directory = $home/lock" "state directory = $home/state" \
            "cache directory = $home/cache" "pid directory = $home/pid" "ncalrpc dir = $home/ncalrpc" \
            "log file = $home/log" "log level = 1 auth_audit:3" "disable spoolss = yes" "load printers = no" "server role = standalone server" \
            "passdb backend = tdbsam" "usershare path =" "unix extensions = no" "max smbd processes = 0" "$@" \
            "[ADMIN\$]" "path = $folder/hosts/%i" "guest ok = yes"
    } >"$home/smb.conf"
    printf '%s\n%s\n' "$password" "$password" | pdbedit -s "$home/smb.conf" -a -t -u "$user" >"$home/pdbedit.log" 2>&1 ||
        { cat "$home/pdbedit.log"; die "no account could be made in Samba"; }
    # In a group of its own, all of which a server ends with itself.
    setsid smbd -F --no-process-group -s "$home/smb.conf" >"$home/smbd.log" 2>&1 &
    started+=($!)
    for ((i = 0; i < 100; i++)); do
        (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null && return
        sleep 0.1
    done
    cat "$home/smbd.log" "$home/log"
    die "smbd ($name) does not run"
}

fleet() { env --default-signal=INT java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "$CP" io.github.certenroll4j.cli.CertEnroll4j fleet "$@"; }
as_admin() { fleet --port "${at:-$port}" --user "$user" --password-file "$folder/password" "$@"; }
# On a busy machine a server of a thousand hosts lets some wait for their connection.
patient() { as_admin --connect-timeout 60 --timeout 120 "$@"; }
states() { sed -n 's/^{"schema":"certenroll4j.fleet\/1","host":"\([^"]*\)","state":"\([^"]*\)".*/\1\t\2/p' "$1" | sort; }
# code NAME WANTED COMMAND…: runs it; its output is in $folder/out and $folder/err.
code() {
    local name=$1 want=$2 got=0
    shift 2
    "$@" >"$folder/out" 2>"$folder/err" </dev/null || got=$?
    same "$name" "$want" "$got"
    [ "$want" = "$got" ] || head -n 5 "$folder/err"
}

umask 077
printf '%s\n' "$password" >"$folder/password"
printf 'wrong\n' >"$folder/wrong"
java -cp "$CP" io.github.certenroll4j.fleet.FleetTrees "$folder/trees" | grep -v locked >"$folder/kinds"
mkdir "$folder/hosts"
mapfile -t kinds <"$folder/kinds"
for ((i = 0; i < hosts; i++)); do
    IFS=$'\t' read -r kind state <<<"${kinds[i % ${#kinds[@]}]}"
    ln -s "$folder/trees/$kind" "$folder/hosts/$(address "$i")"
    printf '%s\t%s\n' "$(address "$i")" "$state"
done | sort >"$folder/wanted"
{ echo "# a fleet"; cut -f 1 "$folder/wanted"; head -n 5 "$folder/wanted" | cut -f 1; } >"$folder/list"
chmod -R a+rX "$folder/trees" "$folder/hosts"
samba main "$port" "restrict anonymous = 2"

# ticks PID: the hundredths of a second of CPU that a process and those of its children that have ended took.
ticks() { sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | awk '{ print $12 + $13 + $14 + $15 }'; }

# What one run of fleet takes, and smbclient for the same files and lists, as many of them at the same time.
measure() {
    local begun pid peak=0 now code=0 ours=0 smbd=${started[-1]} theirs
    theirs=$(ticks "$smbd")
    begun=$(date +%s%N)
    java -XX:+UseSerialGC -Xmx96m -cp "$CP" io.github.certenroll4j.cli.CertEnroll4j fleet --port "$port" --user "$user" \
        --password-file "$folder/password" --connect-timeout 60 --timeout 120 --hosts "$folder/list" --json >"$folder/out" </dev/null &
    pid=$!
    while kill -0 $pid 2>/dev/null; do
        now=$(sed -n 's/^VmRSS:[[:space:]]*\([0-9]*\).*/\1/p' /proc/$pid/status 2>/dev/null || true)
        [ "${now:-0}" -le "$peak" ] || peak=$now
        now=$(ticks $pid)
        ours=${now:-$ours}
        sleep 0.2
    done
    wait $pid || code=$?
    echo "figure: certenroll4j fleet, $hosts hosts: $(per_second "$hosts" "$begun"), exit code $code, at most $peak KiB resident (heap of 96 MiB at most)," \
        "$(sed -n 's/.*"trafficBytes":\([0-9]*\).*/\1/p' "$folder/out" | awk '{ all += $1 } END { print int(all / NR) }') bytes a host," \
        "$(grep -c '"error":null' "$folder/out") read"
    # Its process for the last host may still be ending.
    sleep 1
    echo "figure: CPU a host: $((ours * 10000 / hosts)) µs of certenroll4j, $((($(ticks "$smbd") - theirs) * 10000 / hosts)) µs of smbd, on $(nproc) CPUs"
}
per_second() { awk -v n="$1" -v ns=$(($(date +%s%N) - $2)) 'BEGIN { printf "%.1f hosts/s (%.1f s)", n * 1e9 / ns, ns / 1e9 }'; }
by_smbclient() {
    local begun some
    printf 'username = %s\npassword = %s\n' "$user" "$password" >"$folder/auth"
    head -n 200 "$folder/wanted" | cut -f 1 >"$folder/some"
    some=$(wc -l <"$folder/some")
    begun=$(date +%s%N)
    xargs -P 64 -I '{}' smbclient -p "$port" -A "$folder/auth" '//{}/ADMIN$' -c 'get System32\ntoskrnl.exe /dev/null; get System32\certenroll.dll /dev/null; get SysWOW64\certenroll.dll /dev/null; ls WinSxS\*_microsoft-windows-x..rtificateenrollment_*; ls WinSxS\Manifests\*_microsoft-windows-x..rtificateenrollment_*; ls WinSxS\pending.xml' \
        <"$folder/some" >/dev/null 2>&1 || true
    echo "figure: smbclient, a process a host, 64 at a time, $some hosts: $(per_second "$some" "$begun")"
}
if [ -n "$figures" ]; then
    measure
    by_smbclient
    exit
fi

code "$hosts hosts: the worst is one without the hotfix" 1 patient --hosts "$folder/list" --json --html "$folder/page.html"
cp "$folder/out" "$folder/run.jsonl"
states "$folder/run.jsonl" >"$folder/found"
if cmp -s "$folder/wanted" "$folder/found"; then ok "$hosts hosts: each is judged as its tree"; else
    failed "$hosts hosts: each is judged as its tree"; diff "$folder/wanted" "$folder/found" | head -n 10 || true; fi
has "the page has a host" "$folder/page.html" "$(address 3)"
if [ -n "$page" ]; then
    cp "$folder/page.html" "$page"
    exit "$((failures > 0))"
fi
most=$(sed -n 's/.*"trafficBytes":\([0-9]*\).*/\1/p' "$folder/run.jsonl" | sort -n | tail -n 1)
if [ "$most" -gt 0 ] && [ "$most" -le 32768 ]; then ok "no host costs more than 32 KiB ($most bytes)"; else failed "a host cost $most bytes"; fi

half=$((hosts / 2))
{ head -n "$half" "$folder/run.jsonl"; sed -n "$((half + 1))p" "$folder/run.jsonl" | head -c 100; } >"$folder/cut.jsonl"
logons() { grep -c '"status": "NT_STATUS_OK"\|NT_STATUS_OK' "$folder/main/log" || true; }
before=$(logons)
code "resumed after a cut" 1 patient --hosts "$folder/list" --json --resume "$folder/cut.jsonl"
states "$folder/out" >"$folder/found"
if cmp -s "$folder/wanted" "$folder/found"; then ok "resumed: all hosts are there, once"; else failed "resumed: all hosts are there, once"; fi
same "resumed: only the others were asked" $((hosts - half)) $(($(logons) - before))

changed=$(address 0)
ln -sfn "$folder/trees/hotfix_x86" "$folder/hosts/$changed"
code "compared with the first run" 1 patient --hosts "$folder/list" --diff "$folder/run.jsonl"
has "compared: what has changed is said" "$folder/out" "$changed: MISSING before, now INSTALLED"

code "wrong password" 4 fleet --port "$port" --user "$user" --password-file "$folder/wrong" --hosts "$folder/list" --json
same "wrong password: three hosts have refused, and no other was asked" 3 "$(grep -c '"trouble":"LOGON_REFUSED"' "$folder/out")"
same "wrong password: so says the server" 3 "$(grep -c 'NT_STATUS_WRONG_PASSWORD' "$folder/main/log")"
has "wrong password: it is said" "$folder/err" "3 hosts have refused the logon"
code "nobody may not log on unsigned" 2 fleet --anonymous 127.0.0.1

guest_port=24547
samba guest $guest_port "map to guest = bad user" "guest account = $user"
code "a guest is refused, because nothing is signed" 4 fleet --user nobody-there --password-file "$folder/wrong" --json --port $guest_port "$(address 1)"
has "a guest is refused: it is said" "$folder/out" '"trouble":"UNSIGNED"'
code "a guest is read if unsigned is allowed" 1 fleet --user nobody-there --password-file "$folder/wrong" --allow-unsigned --port $guest_port "$(address 1)"
samba unsigned 24548 "server signing = disabled" "server min protocol = SMB2_02" "server max protocol = SMB2_10"
at=24548 code "SMB 2.1 is signed even where the server would not" 1 as_admin  "$(address 1)"
samba old 24549 "server min protocol = NT1" "server max protocol = NT1"
at=24549 code "SMB 1 is never spoken" 4 as_admin --json  "$(address 1)"
samba modern 24550 "server min protocol = SMB3_11" "server smb encrypt = required"
at=24550 code "SMB 3.1.1 with encryption" 1 as_admin  "$(address 1)"

bad_port=24546
java -cp "$CP" io.github.certenroll4j.fleet.FakeHost $bad_port SILENT 127.9.0.1 RESET 127.9.0.2 DRIPPING 127.9.0.3 LARGE 127.9.0.4 \
    ENDLESS 127.9.0.5 HTTP 127.9.0.6 NOISE 127.9.0.7 >"$folder/fake" &
started+=($!)
for ((i = 0; i < 100; i++)); do grep -q ready "$folder/fake" && break; sleep 0.1; done
at=$bad_port code "bad hosts" 4 as_admin --connect-timeout 2 --timeout 4 --json 127.9.0.{1..7} 127.9.0.8
same "bad hosts: each has its line" 8 "$(wc -l <"$folder/out")"
for trouble in "1 NO_ANSWER" "2 BROKEN" "3 NO_ANSWER" "4 PROTOCOL" "5 PROTOCOL" "6 PROTOCOL" "7 PROTOCOL" "8 NO_CONNECTION"; do
    same "bad host ${trouble% *}: ${trouble#* }" 1 "$(grep -F "127.9.0.${trouble% *}\"" "$folder/out" | grep -cF "\"trouble\":\"${trouble#* }\"")"
done
at=$bad_port code "bad hosts do not count if they may be ignored" 0 as_admin --connect-timeout 1 --timeout 2 --ignore-unreachable 127.9.0.{1,2,3,8}

# Ctrl+C while a silent host has ten minutes: whatever ends within seconds ended by it.
rm -f "$folder/out"
at=$bad_port as_admin --connect-timeout 600 --timeout 600 --json 127.9.0.4 127.9.0.1 >"$folder/out" 2>"$folder/err" </dev/null &
pid=$!
for ((i = 0; i < 100; i++)); do [ -s "$folder/out" ] && break; sleep 0.1; done
child=$(pgrep -P $pid java || echo $pid)
kill -INT "$child"
got=0
timeout 10 tail --pid="$child" -f /dev/null || got=$?
kill -KILL "$child" 2>/dev/null || true
wait $pid || true
same "Ctrl+C ends it" 0 $got
same "Ctrl+C: what there was is there" 1 "$(wc -l <"$folder/out")"

samba dying 24551
rm -f "$folder/out"
at=24551 as_admin --parallel 2 --connect-timeout 2 --hosts "$folder/list" --json >"$folder/out" 2>"$folder/err" </dev/null &
pid=$!
for ((i = 0; i < 200; i++)); do [ -s "$folder/out" ] && [ "$(wc -l <"$folder/out")" -ge 5 ] && break; sleep 0.05; done
dying=${started[-1]}
for child in $(pgrep -P "$dying") "$dying"; do kill -KILL "$child" 2>/dev/null || true; done
{ wait "$dying" || true; } 2>/dev/null
wait $pid || true
same "smbd killed in mid-run: every host has its line" "$hosts" "$(wc -l <"$folder/out")"
if grep -q NO_CONNECTION "$folder/out" && grep -q '"error":null' "$folder/out"; then ok "smbd killed in mid-run: some were read, some could not be"; else
    failed "smbd killed in mid-run: some were read, some could not be"; fi

kerberos() {
    local home=$folder/kdc realm=FLEET.EXAMPLE
    mkdir -p "$home"
    export KRB5_CONFIG=$home/krb5.conf KRB5_KDC_PROFILE=$home/kdc.conf KRB5CCNAME=FILE:$home/tickets
    printf '%s\n' "[libdefaults]" "default_realm = $realm" "dns_lookup_kdc = false" "dns_lookup_realm = false" "rdns = false" \
        "dns_canonicalize_hostname = false" "[realms]" "$realm = {" "kdc = 127.0.0.1:48888" "}" "[domain_realm]" "localhost = $realm" >"$KRB5_CONFIG"
    printf '%s\n' "[kdcdefaults]" "kdc_listen = 127.0.0.1:48888" "kdc_tcp_listen = 127.0.0.1:48888" "[realms]" "$realm = {" \
        "database_name = $home/db" "key_stash_file = $home/stash" "acl_file = $home/acl" "disable_pac = true" "}" >"$KRB5_KDC_PROFILE"
    {
        kdb5_util create -s -r $realm -P master
        kadmin.local -q "addprinc -pw ticket $user"
        kadmin.local -q "addprinc -randkey cifs/localhost"
        kadmin.local -q "ktadd -k $home/keytab cifs/localhost"
    } >"$home/log" 2>&1 || { cat "$home/log"; return 1; }
    krb5kdc -n >"$home/kdc.log" 2>&1 &
    started+=($!)
    samba kerberos 24552 "realm = $realm" "kerberos method = dedicated keytab" "dedicated keytab file = FILE:$home/keytab"
    code "Kerberos: no ticket, no logon" 4 fleet --kerberos --port 24552 localhost
    ln -s "$folder/trees/hotfix_x86" "$folder/hosts/127.0.0.1"
    for ((i = 0; i < 50; i++)); do echo ticket | kinit "$user" >"$home/kinit.log" 2>&1 && break; sleep 0.1; done
    code "Kerberos: read with a ticket" 0 env JDK_JAVA_OPTIONS="-Djava.security.krb5.conf=$KRB5_CONFIG" \
        java -cp "$CP" io.github.certenroll4j.cli.CertEnroll4j fleet --kerberos --port 24552 --json localhost
    has "Kerberos: and judged" "$folder/out" '"state":"INSTALLED"'
}
kerberos || failed "Kerberos: the KDC does not run"

echo "$failures failures"
[ "$failures" -eq 0 ]
