#!/usr/bin/env bash
# Runs the steps of src/packaging/docker/Dockerfile in a Debian of its own, made by mmdebstrap, where there is no Docker; then what
# the image would run. Needs root; takes some minutes. A line a step, exit code 1 if one failed.
#
# Certificates, and settings of npm and Maven, that this machine has for all are taken along: a step reaches what this machine
# reaches.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "$0")/lib.sh"
cd "$ROOT"

FILE=src/packaging/docker/Dockerfile

[ "$(id -u)" -eq 0 ] || die "a Debian of its own needs root"
need mmdebstrap mmdebstrap
work=$(mktemp -d)
image=$work/image
log=$work/log
finish() {
    umount "$image/proc" "$image/dev" 2>/dev/null || true
    rm -rf "$work"
}
trap finish EXIT

# The instructions, one a line.
instructions() { sed -e '/^#/d' -e '/^$/d' "$FILE" | sed -e ':a' -e '/\\$/N; s/\\\n//; ta'; }

user=root
folder=/
# run COMMAND…: in the image, as its user and in its folder.
run() {
    # shellcheck disable=SC2016 # for the shell inside
    chroot --userspec="$user" "$image" env -i HOME="$(chroot "$image" getent passwd "$user" | cut -d: -f6)" \
        PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt \
        bash -c 'cd "$0" && exec "$@"' "$folder" "$@"
}

# step NAME COMMAND…
step() {
    local name=$1
    shift
    if "$@" >"$log" 2>&1 </dev/null; then
        echo "ok      $name"
    else
        echo "FAILED  $name"
        tail -n 20 "$log" | sed 's/^/        /'
        exit 1
    fi
}

from() {
    local suite=${1#debian:}
    mmdebstrap --variant=minbase "${suite%-slim}" "$image"
    mount --bind /proc "$image/proc"
    mount --bind /dev "$image/dev"
    cp /etc/resolv.conf /etc/hosts "$image/etc/"
}

# What Debian's packages have put into the image is replaced by what this machine has.
take_along() {
    local file
    for file in /etc/ssl/certs /usr/local/share/ca-certificates /etc/npmrc /etc/maven/settings.xml; do
        [ -e "$file" ] || continue
        mkdir -p "$image${file%/*}"
        cp -aT "$file" "$image$file"
    done
}

copy() {
    local to=${*: -1}
    git clone -q "$ROOT" "$image$to"
    chroot "$image" chown -R "${1#--chown=}" "$to"
}

while read -r word rest; do
    case $word in
        FROM) step "$word $rest" from "$rest" ;;
        RUN) step "$word ${rest:0:60}" run bash -euo pipefail -c "$rest"; take_along ;;
        COPY) read -ra words <<<"$rest"; step "$word $rest" copy "${words[@]}" ;;
        USER) user=$rest ;;
        WORKDIR) folder=$rest ;;
        SHELL | ENTRYPOINT | CMD) ;;
        *) die "$FILE: $word is not known here" ;;
    esac
done < <(instructions)

step "the image without arguments" run scripts/sandbox.sh certenroll4j --help
step "the image with a build" run scripts/sandbox.sh --build 6.0.6000.16386 certenroll4j explain 0x80070005
