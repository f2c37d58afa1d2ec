#!/usr/bin/env bash
# scripts/vagrant-test.sh MACHINE: builds the kit of the native tests if a source is newer, starts a machine of
# vagrant/boxes.yml if it is not up, and runs the tests in it. The reports are then in target/vagrant/MACHINE/reports.
# Exit code 0 if every run passed. Where there is no bash: see vagrant/README.md.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "$0")/lib.sh"

machines=$(sed -n 's/^  \([a-z0-9-]*\):$/\1/p' "$ROOT/vagrant/boxes.yml" | xargs)
[ $# -eq 1 ] || die "usage: scripts/vagrant-test.sh MACHINE, where MACHINE is one of: $machines"
command -v vagrant >/dev/null || die "install Vagrant and VirtualBox first (see vagrant/README.md)"
build_java
cd "$ROOT/vagrant"
exec vagrant up --provision "$1"
