#!/bin/bash
# Runs a 32-bit Windows program where Debian's wine32 cannot be installed beside the
# 64-bit one: in a small i386 Debian root of its own, made once under target/.
#
#   native-tests/wine32.sh [--prefix DIR] [PROGRAM [ARGUMENT…]]
#
# Without PROGRAM it only prepares the root. The prefix (target/wine32/prefix unless
# said otherwise) is made when it is missing. The project's directory and the prefix
# have the same paths inside as outside. Needs root, or sudo.
set -euo pipefail

project=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
base=$project/target/wine32
root=$base/root
prefix=$base/prefix
suite=bookworm

say() { printf 'wine32: %s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

if [[ ${1-} == --prefix ]]; then
    [[ -n ${2-} ]] || die "--prefix needs a directory"
    prefix=$(realpath -m "$2")
    shift 2
fi

if [[ $EUID -ne 0 ]]; then
    command -v sudo >/dev/null || die "run it as root: it makes a Debian root and enters it"
    exec sudo --preserve-env=CERTENROLL4J_NATIVE_TESTS,WINEDEBUG "$0" --prefix "$prefix" "$@"
fi

# The machine's own source of Debian packages serves the other architecture, too.
mirror() {
    # shellcheck disable=SC2016  # apt's own variables
    apt-get indextargets --format '$(REPO_URI) $(CODENAME)' "Created-By: Packages" 2>/dev/null |
        awk -v suite="$suite" '$2 == suite { print $1; exit }'
}

# A directory that a broken run has left behind is not taken for a finished root.
prepare() {
    [[ -x $root/usr/lib/wine/wine && -e $root/.ready ]] && return
    command -v debootstrap >/dev/null || die "install the package debootstrap"
    say "making a 32-bit Debian with Wine in $root (once, about a minute)"
    mkdir -p "$base"
    rm -rf --one-file-system "$root"
    debootstrap --arch=i386 --variant=minbase --include=wine32 "$suite" "$root" "$(mirror)" \
        >"$base/debootstrap.log" 2>&1 || { tail -5 "$base/debootstrap.log" >&2; die "debootstrap failed"; }
    rm -rf "$root"/var/cache/apt/archives/*.deb
    touch "$root/.ready"
}

# The mounts live in a namespace of their own and go with it.
enter() {
    mkdir -p "$prefix" "$root$project" "$root$prefix"
    # shellcheck disable=SC2016  # they expand inside
    WINE32_ROOT=$root WINE32_PREFIX=$prefix WINE32_PROJECT=$project WINE32_DIRECTORY=$PWD \
        unshare --mount --propagation private bash -c '
        set -e
        mount -t proc proc "$WINE32_ROOT/proc"
        mount --rbind /dev "$WINE32_ROOT/dev"
        mount --bind "$WINE32_PROJECT" "$WINE32_ROOT$WINE32_PROJECT"
        mkdir -p "$WINE32_ROOT$WINE32_PREFIX"
        mount --bind "$WINE32_PREFIX" "$WINE32_ROOT$WINE32_PREFIX"
        directory=$WINE32_DIRECTORY
        [[ -d $WINE32_ROOT$directory ]] || directory=$WINE32_PROJECT
        exec chroot "$WINE32_ROOT" /usr/bin/env -C "$directory" HOME=/root \
            PATH=/usr/lib/wine:/usr/bin:/bin WINEPREFIX="$WINE32_PREFIX" WINEARCH=win32 \
            WINEDEBUG="${WINEDEBUG--all}" WINEDLLOVERRIDES="mscoree,mshtml=" "$@"' wine32 "$@"
}

prepare
[[ $# -gt 0 ]] || exit 0
[[ -e $prefix/system.reg ]] || { enter wine wineboot -i && enter wineserver -w; } >/dev/null 2>&1 ||
    die "no prefix could be made in $prefix"
enter wine "$@"
