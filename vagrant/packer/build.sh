#!/usr/bin/env bash
# vagrant/packer/build.sh MACHINE ISO [HOTFIX.msu]: makes the box of a machine from your own installation ISO with Packer
# and VirtualBox, and adds it to Vagrant as certenroll4j/MACHINE. The product key comes from CERTENROLL4J_PRODUCT_KEY, the
# edition's name in the ISO from CERTENROLL4J_IMAGE, its language from CERTENROLL4J_LANGUAGE (en-US).
#   --prepare   first: only write the answer file and check the hotfix; needs no Packer and no VirtualBox
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "$0")/../../scripts/lib.sh"

MACHINES="vista-x86 vista-x86-hotfix vista-x64 vista-x64-hotfix w7-x86 w7-x64 w10-x86 w10-x64"

usage() {
    echo "usage: vagrant/packer/build.sh [--prepare] MACHINE ISO [HOTFIX.msu], where MACHINE is one of: $MACHINES" >&2
    exit 2
}

# The sizes of the knowledge base article: of Certenroll.dll and Update.mum in the package for a processor.
check_hotfix() {
    local package=$1 dll=1105408 mum=1805 found
    [ "$architecture" = x86 ] || { dll=1645056 mum=2046; }
    need cabextract cabextract
    rm -rf "$work/hotfix"
    mkdir -p "$work/hotfix"
    cabextract -q -d "$work/hotfix" "$package" >/dev/null 2>&1 || die "$package is no cabinet, as an .msu is"
    find "$work/hotfix" -iname '*.cab' ! -iname 'wsusscan.cab' -exec cabextract -q -d "$work/hotfix" {} \; >/dev/null
    [ -n "$(find "$work/hotfix" -iname certenroll.dll -size "${dll}c" -print -quit)" ] || {
        found=$(find "$work/hotfix" -iname certenroll.dll -printf '%s ' )
        die "$package is not the hotfix for $architecture: it has no Certenroll.dll of $dll bytes (${found:-none at all})"
    }
    [ -n "$(find "$work/hotfix" -iname update.mum -size "${mum}c" -print -quit)" ] ||
        die "$package is not the hotfix for $architecture: it has no Update.mum of $mum bytes"
}

prepare=
[ "${1-}" != --prepare ] || { prepare=yes; shift; }
{ [ $# -ge 2 ] && [ $# -le 3 ]; } || usage
case " $MACHINES " in *" $1 "*) ;; *) usage ;; esac
machine=$1 iso=$2
[ -f "$iso" ] || die "there is no $iso"

case $machine in
    vista-*) type=WindowsVista image='Windows Vista BUSINESS' memory=1024 ;;
    w7-*) type=Windows7 image='Windows 7 PROFESSIONAL' memory=2048 ;;
    *) type=Windows10 image='Windows 10 Pro' memory=2048 ;;
esac
architecture=x86
case $machine in *-x64*) architecture=amd64 type=${type}_64 ;; esac

work=$ROOT/target/vagrant/packer/$machine
rm -rf "$work"
mkdir -p "$work/floppy" "$work/cd"
# A CD with nothing on it is not made.
echo "certenroll4j: $machine" >"$work/cd/machine.txt"
case $machine in
    *-hotfix)
        { [ $# -eq 3 ] && [ -f "$3" ]; } || die "$machine needs the hotfix package (.msu) as third argument"
        check_hotfix "$3"
        cp "$3" "$work/cd/hotfix.msu"
        ;;
    *) [ $# -eq 2 ] || die "$machine takes no hotfix" ;;
esac
language=${CERTENROLL4J_LANGUAGE:-en-US}
# A computer's name has 15 characters at most.
sed -e "s/@ARCHITECTURE@/$architecture/; s/@LANGUAGE@/$language/; s/@IMAGE@/${CERTENROLL4J_IMAGE:-$image}/" \
    -e "s/@PRODUCT_KEY@/${CERTENROLL4J_PRODUCT_KEY-}/; s/@NAME@/${machine:0:15}/" \
    "$ROOT/vagrant/packer/Autounattend.xml" >"$work/floppy/Autounattend.xml"
cp "$ROOT/vagrant/packer/setup.cmd" "$work/floppy/"
[ -z "$prepare" ] || { echo "prepared: $work"; exit 0; }

need packer packer xorriso xorriso
packer build -var "name=$machine" -var "guest_os_type=$type" -var "iso=$iso" \
    -var "iso_checksum=sha256:$(sha256sum "$iso" | cut -d ' ' -f 1)" -var "memory=$memory" -var "work=$work" \
    -var "output=$work/$machine.box" "$ROOT/vagrant/packer/windows.json"
vagrant box add --force --name "certenroll4j/$machine" "$work/$machine.box"
