#!/usr/bin/env bash
# Icinga 2 itself reads the service definitions of scripts/admin/icinga, and makes one service of them for a Windows host
# and none for another. One line a step: "ok NAME" or "FAILED NAME".
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "$0")/lib.sh"
cd "$ROOT"

PATH=$PATH:/usr/sbin
need icinga2 icinga2-bin /usr/share/icinga2/include/itl icinga2-common
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
# Icinga gives up root before it writes.
chmod 777 "$folder"
cp scripts/admin/icinga/certenroll-hotfix.conf "$folder/"
cat >"$folder/icinga2.conf" <<CONF
include <itl>
const NodeName = "test"
const ZoneName = "test"
object Endpoint NodeName {}
object Zone ZoneName { endpoints = [ NodeName ] }
object Host "pc" { check_command = "dummy"
  vars.os = "Windows" }
object Host "server" { check_command = "dummy"
  vars.os = "Linux" }
include "$folder/certenroll-hotfix.conf"
CONF
code=0
icinga2 daemon -C -c "$folder/icinga2.conf" -DDataDir="$folder" -DLogDir="$folder" -DCacheDir="$folder" -DInitRunDir="$folder" \
    >"$folder/log" 2>&1 || code=$?
failures=0
check() { if eval "$2"; then echo "ok $1"; else echo "FAILED $1"; tail -n 5 "$folder/log"; failures=$((failures + 1)); fi; }
# shellcheck disable=SC2016 # evaluated by check
{
    check "the definitions are valid" '[ $code -eq 0 ] && grep -q "Finished validating" "$folder/log"'
    check "a Windows host gets the service, another does not" 'grep -q "Instantiated 1 Service\." "$folder/log"'
}
[ $failures -eq 0 ]
