#!/usr/bin/env bash
# Runs a 32-bit Windows program where Debian's wine32 cannot be installed beside the 64-bit one: in a small i386 Debian of
# its own, made once for all checkouts. The kernel has to run 32-bit programs; qemu32.sh does without.
#
#   native-tests/wine32.sh [--prefix DIR] [PROGRAM [ARGUMENT…]]
#
# Without PROGRAM it only prepares that Debian. The prefix (target/wine32/prefix unless said otherwise) is made when it is
# missing. The project's directory and the prefix have the same paths inside as outside. An ordinary user may, too, where
# user namespaces are allowed.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "$0")/../scripts/lib.sh"
# shellcheck source=native-tests/x86.sh
. "$(dirname "$0")/x86.sh"

base=$ROOT/target/wine32
root=$CACHE/debian-i386-wine
prefix=$base/prefix

if [ "${1-}" = --prefix ]; then
    [ -n "${2-}" ] || die "--prefix needs a directory"
    prefix=$(realpath -m "$2")
    shift 2
fi

# make_prefix DIR: a new Windows, a copy of one that is made once for a checkout.
make_prefix() (
    template=$base/template
    exec 9>"$template.lock"
    flock 9
    if [ ! -e "$template.ready" ]; then
        rm -rf "$template"
        # Without the lock: Wine's processes stay when their work is done.
        { enter "$template" wine wineboot -i && enter "$template" wineserver -w; } >"$base/wineboot.log" 2>&1 9>&- ||
            die "no Windows could be made in $template (its words: $base/wineboot.log)"
        touch "$template.ready"
    fi
    copy_windows "$template" "$1.part"
    rm -rf "$1"
    mv "$1.part" "$1"
)

# The mounts live in a namespace of their own and go with it.
# enter PREFIX COMMAND…
enter() {
    local prefix=$1
    shift
    mkdir -p "$prefix" "$root$ROOT" "$root$prefix"
    # shellcheck disable=SC2016  # they expand inside
    WINE32_ROOT=$root WINE32_PREFIX=$prefix WINE32_PROJECT=$ROOT WINE32_DIRECTORY=$PWD in_namespace bash -c '
        set -e
        mount --rbind /proc "$WINE32_ROOT/proc"
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

mkdir -p "$base"
need "${NATIVE_NEEDS[@]}"
debian32 "$root"
[ $# -gt 0 ] || exit 0
[ -e "$prefix/system.reg" ] || make_prefix "$prefix"
enter "$prefix" wine "$@"
