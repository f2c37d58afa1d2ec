# How 32-bit Windows programs run on this machine. Source it behind scripts/lib.sh: it defines functions.
# shellcheck shell=bash

# What one of them needs, for need().
NATIVE_NEEDS=(mmdebstrap mmdebstrap)
EMULATED_NEEDS=(mmdebstrap mmdebstrap qemu-system-i386 qemu-system-x86 cpio cpio mke2fs e2fsprogs)
[ "$(id -u)" -eq 0 ] || { NATIVE_NEEDS+=(fakeroot fakeroot); EMULATED_NEEDS+=(fakeroot fakeroot); }

# Whether the kernel runs 32-bit programs: tries one, of 91 bytes, that only ends.
runs_32_bits() {
    local program code=0
    program=$(mktemp)
    {
        printf '\177ELF\1\1\1\0\0\0\0\0\0\0\0\0\2\0\3\0\1\0\0\0\124\200\4\10\64\0\0\0\0\0\0\0\0\0\0\0'
        printf '\64\0\40\0\1\0\0\0\0\0\0\0\1\0\0\0\0\0\0\0\0\200\4\10\0\200\4\10\133\0\0\0\133\0\0\0\5\0\0\0\0\20\0\0'
        printf '\61\333\61\300\100\315\200' # exit(0)
    } >"$program"
    chmod +x "$program"
    "$program" 2>/dev/null || code=$?
    rm -f "$program"
    return $code
}

# A mount namespace; for an ordinary user one in which they are root.
in_namespace() {
    local user=()
    [ "$(id -u)" -eq 0 ] || user=(--user --map-root-user)
    unshare "${user[@]}" --mount --propagation private "$@"
}

# Prints "native"; or, where that cannot be, "emulated" and why; or "none" and why. CERTENROLL4J_X86 may say which, to try another.
x86_way() {
    local why
    case ${CERTENROLL4J_X86-} in
        '' | native | emulated) ;;
        none) echo "none CERTENROLL4J_X86 is \"none\""; return ;;
        *) die "CERTENROLL4J_X86 is native, emulated or none, not: $CERTENROLL4J_X86" ;;
    esac
    if [ "${CERTENROLL4J_X86-}" = emulated ]; then
        why='CERTENROLL4J_X86 is "emulated"'
    elif ! runs_32_bits; then
        why='this kernel runs no 32-bit programs'
    elif ! in_namespace true 2>/dev/null; then
        why='this user may not mount, not even in a namespace'
    elif ! why=$(need "${NATIVE_NEEDS[@]}" 2>&1); then
        echo "none $(tail -n 1 <<<"$why")"
        return
    else
        echo native
        return
    fi
    if [ "${CERTENROLL4J_X86-}" = native ]; then
        echo "none $why"
    elif (need "${EMULATED_NEEDS[@]}") >/dev/null 2>&1; then
        echo "emulated $why"
    else
        echo "none $why, and QEMU, which could stand in, cannot be had"
    fi
}

# debian32 FOLDER [PACKAGE…]: makes a 32-bit Debian in it: Wine, the packages and what they need, laid out and not configured, so that
# nothing of it has to run. It is whole when FOLDER exists. One makes it, others wait.
debian32() (
    suite=bookworm
    folder=$1
    shift
    mkdir -p "${folder%/*}"
    exec 9>"$folder.lock"
    flock 9
    [ ! -e "$folder" ] || exit 0
    echo "${0##*/}: making a 32-bit Debian in $folder (once, less than a minute)" >&2
    rm -rf --one-file-system "$folder.part"
    packages=$(IFS=,; echo "$*")
    as_root=()
    [ "$(id -u)" -eq 0 ] || as_root=(fakeroot)
    mirror=$(debian_mirror "$suite")
    "${as_root[@]}" mmdebstrap --mode=root --skip=setup/mknod --variant=extract --architectures=i386 \
        --include="wine32,dash,coreutils${packages:+,$packages}" "$suite" "$folder.part" ${mirror:+"deb $mirror $suite main"} \
        >"$folder.log" 2>&1 </dev/null || { tail -n 5 "$folder.log" >&2; die "mmdebstrap failed (all of it: $folder.log)"; }
    # What the packages' own scripts would have made: a user, and Wine's zlib1.dll, which Wine takes for its own by a mark.
    mkdir -p "$folder.part"/{proc,sys,dev,tmp,root,var/tmp}
    echo 'root:x:0:0:root:/root:/bin/sh' >"$folder.part/etc/passwd"
    [ -e "$folder.part/bin/sh" ] || ln -s dash "$folder.part/bin/sh"
    zlib=$folder.part/usr/i686-w64-mingw32/lib/zlib1.dll
    { head -c 64 "$zlib" && printf 'Wine builtin DLL' && head -c 16 /dev/zero && tail -c +97 "$zlib"; } \
        >"$folder.part/usr/lib/i386-linux-gnu/wine/i386-windows/zlib1.dll"
    mv "$folder.part" "$folder"
)

# The machine's own source of Debian packages serves the other architecture, too. Nothing if it has none of this suite.
debian_mirror() {
    # shellcheck disable=SC2016  # apt's own variables
    apt-get indextargets --format '$(REPO_URI) $(CODENAME)' "Created-By: Packages" 2>/dev/null |
        awk -v suite="$1" '$2 == suite { print $1; exit }'
}
