#!/bin/bash
# Runs a 32-bit Windows program where Debian's wine32 cannot be installed beside the
# 64-bit one: in a small i386 Debian root of its own, made once for all checkouts.
#
#   native-tests/wine32.sh [--prefix DIR] [PROGRAM [ARGUMENT…]]
#
# Without PROGRAM it only prepares the root. The prefix (target/wine32/prefix unless
# said otherwise) is made when it is missing. The project's directory and the prefix
# have the same paths inside as outside. Needs root, or sudo.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "$0")/../scripts/lib.sh"

suite=bookworm
base=$ROOT/target/wine32
root=$CACHE/debian-$suite-i386-wine32
prefix=$base/prefix

if [[ ${1-} == --prefix ]]; then
    [[ -n ${2-} ]] || die "--prefix needs a directory"
    prefix=$(realpath -m "$2")
    shift 2
fi

mkdir -p "$base" "$CACHE" # by the user, who may be about to become root
if [[ $EUID -ne 0 ]]; then
    command -v sudo >/dev/null || die "run it as root: it makes a Debian root and enters it"
    exec sudo --preserve-env=CERTENROLL4J_NATIVE_TESTS,WINEDEBUG XDG_CACHE_HOME="${CACHE%/*}" "$0" --prefix "$prefix" "$@"
fi

# The machine's own source of Debian packages serves the other architecture, too.
mirror() {
    # shellcheck disable=SC2016  # apt's own variables
    apt-get indextargets --format '$(REPO_URI) $(CODENAME)' "Created-By: Packages" 2>/dev/null |
        awk -v suite="$suite" '$2 == suite { print $1; exit }'
}

# It gets its name when it is finished: what a broken run has left behind is made anew. One makes it, others wait.
prepare() (
    exec 9>"$root.lock"
    flock 9
    [[ ! -e $root ]] || exit 0
    need debootstrap debootstrap
    echo "wine32.sh: making a 32-bit Debian with Wine in $root (once, about a minute)" >&2
    rm -rf --one-file-system "$root.part"
    debootstrap --arch=i386 --variant=minbase --include=wine32 "$suite" "$root.part" "$(mirror)" \
        >"$base/debootstrap.log" 2>&1 || { tail -5 "$base/debootstrap.log" >&2; die "debootstrap failed"; }
    rm -rf "$root.part"/var/cache/apt/archives/*.deb
    mv "$root.part" "$root"
)

# make_prefix DIR: a new Windows, a copy of one that is made once for a checkout.
make_prefix() (
    template=$base/template
    exec 9>"$template.lock"
    flock 9
    if [[ ! -e $template.ready ]]; then
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
    WINE32_ROOT=$root WINE32_PREFIX=$prefix WINE32_PROJECT=$ROOT WINE32_DIRECTORY=$PWD \
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
[[ -e $prefix/system.reg ]] || make_prefix "$prefix"
enter "$prefix" wine "$@"
