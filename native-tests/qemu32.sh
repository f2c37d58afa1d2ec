#!/usr/bin/env bash
# Runs 32-bit Windows programs where the kernel runs none: in a whole 32-bit Debian with Wine, on a PC that QEMU emulates.
#
#   native-tests/qemu32.sh [FOLDER]
#
# FOLDER has a job.sh. It goes into the guest as it is, the guest's sh runs job.sh in it, and what job.sh leaves in its
# folder "out" comes back into FOLDER, with what it printed in "log". The exit code is that of job.sh. Wine is ready there:
# "wine" and "wineserver" are on the PATH, and the Windows, new for each job, is /windows.
#
# Without FOLDER it only makes the guest, once for all checkouts; that takes some minutes, as everything does on an
# emulated processor. Nothing here needs root.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "$0")/../scripts/lib.sh"
# shellcheck source=native-tests/x86.sh
. "$(dirname "$0")/x86.sh"

# Another guest when what makes it has changed.
guest=$CACHE/i386-guest-$(cat "$0" "$(dirname "$0")/x86.sh" | cksum | cut -d ' ' -f 1)
# In minutes. The contract of one build took two alone on its processor; nobody waits for ever for a guest that hangs.
limit=45

# What the guest's kernel loads before it sees the disk, in this order.
modules='virtio virtio_ring virtio_pci_modern_dev virtio_pci_legacy_dev virtio_pci virtio_blk
    crc16 crc32c_generic libcrc32c mbcache jbd2 ext4'

# boot GUEST FOLDER OPTION…: runs FOLDER/job.sh on it.
boot() {
    local guest=$1 folder=$2 work code
    shift 2
    [ -f "$folder/job.sh" ] || die "there is no job.sh in $folder"
    work=$(mktemp -d "$folder/../qemu32.XXXXXX")
    tar -cf "$work/job.tar" -C "$folder" .
    truncate -s 64M "$work/result.tar"
    TMPDIR=$work timeout $((limit * 60)) qemu-system-i386 -M pc -cpu qemu32,+sse,+sse2,+pae,+nx -m 2048 -accel tcg \
        -display none -monitor none -serial "file:$work/console" -nic none -no-reboot \
        -kernel "$guest/vmlinuz" -initrd "$guest/initrd" -append 'console=ttyS0 quiet panic=-1' \
        -drive "file=$guest/disk,format=raw,if=virtio" "$@" \
        -drive "file=$work/job.tar,format=raw,if=virtio,snapshot=off,readonly=on" \
        -drive "file=$work/result.tar,format=raw,if=virtio,snapshot=off" >"$work/qemu.log" 2>&1 </dev/null ||
        { tail -n 5 "$work/console" "$work/qemu.log" >&2; die "the emulated PC failed, or took more than $limit minutes (see $work)"; }
    tar -xf "$work/result.tar" -C "$folder" 2>"$work/tar.log" || true
    [ -s "$folder/code" ] || { tail -n 5 "$work/console" >&2; die "the emulated PC ended without a result (see $work)"; }
    code=$(cat "$folder/code")
    rm -rf "$work" "$folder/code"
    return "$code"
}

make_guest() (
    mkdir -p "$CACHE"
    exec 9>"$CACHE/i386-guest.lock"
    flock 9
    [ ! -e "$guest" ] || exit 0
    rm -rf "$CACHE"/i386-guest-*
    made=$guest.part
    root=$made/root
    debian32 "$root" busybox-static linux-image-686-pae
    echo "qemu32.sh: making Windows in it (once, some minutes)" >&2
    cp "$root"/boot/vmlinuz-* "$made/vmlinuz"
    make_initrd "$root" "$made/initrd"
    # The disk needs no kernel, and nothing that is there to be read.
    rm -rf "${root:?}"/{boot,lib/modules,usr/share/{doc,man,locale}}
    guest_script >"$root/guest.sh"
    mkdir "$root/job"
    chmod +x "$root/guest.sh"
    mke2fs -q -t ext4 -O ^has_journal -E root_owner=0:0 -d "$root" "$made/disk" 2500M >&2
    rm -rf "$root" "$root".*
    mkdir "$made/job"
    echo 'wine wineboot -i && wineserver -w' >"$made/job/job.sh"
    boot "$made" "$made/job" >&2 || { tail -n 20 "$made/job/log" >&2; die "no Windows could be made in the emulated PC"; }
    rm -rf "$made/job"
    mv "$made" "$guest"
)

# The first programs: modules and what mounts the disk.
make_initrd() {
    local root=$1 work module file
    work=$(mktemp -d)
    mkdir -p "$work"/{bin,dev,disk}
    cp "$root/bin/busybox" "$work/bin/"
    for module in $modules; do
        file=$(find "$root/lib/modules" -name "$module.ko*" -print -quit)
        # What is built into this kernel has no file.
        [ -z "$file" ] || { cp "$file" "$work/" && echo "insmod /${file##*/}"; }
    done >"$work/load"
    cat >"$work/init" <<'INIT'
#!/bin/busybox sh
busybox() { /bin/busybox "$@"; }
insmod() { busybox insmod "$@"; }
busybox mount -t devtmpfs dev /dev
. /load
busybox mount -t ext4 /dev/vda /disk
busybox mount --move /dev /disk/dev
exec /bin/busybox switch_root /disk /guest.sh
INIT
    chmod +x "$work/init"
    (cd "$work" && find . | cpio --quiet -o -H newc | gzip) >"$2"
    rm -rf "$work"
}

# The guest's first process: does the job and switches the power off.
guest_script() {
    cat <<'GUEST'
#!/bin/sh
export HOME=/root USER=root PATH=/usr/lib/wine:/usr/bin:/bin WINEPREFIX=/windows WINEARCH=win32 WINEDEBUG=-all
export WINEDLLOVERRIDES='mscoree,mshtml='
busybox mount -t proc proc /proc
busybox mount -t tmpfs tmp /tmp
busybox ifconfig lo 127.0.0.1 up
busybox tar -xf /dev/vdb -C /job
cd /job
mkdir -p out
sh ./job.sh >log 2>&1 </dev/null
echo $? >code
busybox tar -cf /dev/vdc out log code
sync
busybox reboot -f
GUEST
}

need "${EMULATED_NEEDS[@]}"
make_guest
[ $# -gt 0 ] || exit 0
boot "$guest" "$(realpath "$1")" -snapshot
