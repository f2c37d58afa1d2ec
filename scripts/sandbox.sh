#!/usr/bin/env bash
# Runs a command in a Windows sandbox: Wine, a Windows JVM, and a stand-in CertEnroll of the build that you name.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "$0")/lib.sh"

DEFAULT_BUILD=6.0.6000.20755

usage() {
    cat <<EOF
Usage: scripts/sandbox.sh [--build VERSION] COMMAND…

Runs COMMAND on a Windows made of Wine, with a stand-in CertEnroll (a test double, not Microsoft's) of the
given build. What it needs is installed on the first call; each build has its own Windows under target/sandbox.

  --build VERSION   version of Certenroll.dll, $DEFAULT_BUILD if not given; one of
                    $(builds | tr '\n' ' ')
  --fresh           begin with a new Windows: empty stores, no keys
  COMMAND           certenroll4j …   this project's command line in a Windows JVM
                    java …           that JVM
                    anything else    a Windows program

Examples:
  scripts/sandbox.sh --build 6.0.6000.16386 certenroll4j status
  scripts/sandbox.sh certenroll4j explain 0x800b0109
EOF
}

# The Windows version that Wine plays for a build of Certenroll.dll.
windows_of() {
    case $1 in
        6.0.*) echo vista ;;
        6.1.*) echo win7 ;;
        *) echo win10 ;;
    esac
}

# quietly WHAT COMMAND…: shows what it said if it fails, and what it does if that takes long.
quietly() {
    local what=$1
    shift
    patiently "$what" "$log" "$@" && return
    tail -n 20 "$log" >&2
    die "could not prepare the sandbox: $* failed"
}

# The Windows that the others are copies of: Wine takes a quarter of a minute to make one. It is whole when its marker
# stands beside it.
template() {
    local template=$ROOT/target/sandbox/template
    (
        flock 8
        [ ! -f "$template.ready" ] || exit 0
        rm -rf "$template"
        # Without the lock: Wine's processes stay when their work is done.
        WINEPREFIX=$template quietly 'making a Windows (once for this clone, less than a minute)' new_windows 8>&-
        touch "$template.ready"
    ) 8>"$template.lock"
    printf '%s\n' "$template"
}

# shellcheck disable=SC2317 # through quietly
new_windows() {
    wine wineboot -i && wineserver -w
}

prepare() {
    local built=$home/standin installed=$home/standin.installed setting="setting up the Windows for $build" template
    if [ ! -f "$home/windows.ready" ]; then
        template=$(template)
        quietly "$setting" copy_windows "$template" "$WINEPREFIX"
        # A Windows without WOW64, as its CertEnroll is for x64 only: with that folder a DLL would be missing in it.
        rm -rf "$WINEPREFIX/drive_c/windows/syswow64"
        quietly "$setting" wine winecfg -v "$(windows_of "$build")"
        quietly "$setting" wineserver -w
        touch "$home/windows.ready"
    fi
    quietly "building the stand-in CertEnroll $build" standin "$build" x86_64 "$built"
    if [ ! -f "$installed" ] || [ -n "$(find "$built" -maxdepth 1 -name '*.[de][lx][le]' -newer "$installed" -print -quit)" ]; then
        cp "$built/certenroll.dll" "$built/CertEnrollCtrl.exe" "$WINEPREFIX/drive_c/windows/system32/"
        quietly "$setting" wine regsvr32 /s 'C:\windows\system32\certenroll.dll'
        touch "$installed"
    fi
}

build=$DEFAULT_BUILD
fresh=
while [ $# -gt 0 ]; do
    case $1 in
        --build) [ $# -gt 1 ] || die "--build needs a version; one of: $(builds | tr '\n' ' ')"; build=$2; shift 2 ;;
        --build=*) build=${1#*=}; shift ;;
        --fresh) fresh=yes; shift ;;
        -h | --help) usage; exit 0 ;;
        -*) echo "sandbox.sh: no such option: $1" >&2; usage >&2; exit 2 ;;
        *) break ;;
    esac
done
builds | grep -qxF -- "$build" || { echo "sandbox.sh: no build $build; there are: $(builds | tr '\n' ' ')" >&2; exit 2; }
[ $# -gt 0 ] || { usage >&2; exit 2; }

need "${SANDBOX_NEEDS[@]}"

home=$ROOT/target/sandbox/$build
log=$home/prepare.log
export CERTENROLL4J_SANDBOX=$build WINEPREFIX=$home/prefix WINEDEBUG=-all
# No browser and no .NET in this Windows: Wine would ask to download them.
export WINEDLLOVERRIDES='mscoree=;mshtml='

mkdir -p "$home"
exec 9>"$home/lock"
flock 9
if [ -n "$fresh" ]; then
    [ ! -d "$WINEPREFIX" ] || wineserver -k 2>/dev/null || true
    rm -rf "$home/windows.ready" "$home/standin.installed"
fi
prepare
flock -u 9
exec 9>&-
# The next command within ten seconds finds Wine running: that is a second of processor time.
wineserver -p10 2>/dev/null || true

case $1 in
    certenroll4j)
        shift
        build_java
        jvm=$(windows_jvm)
        exec wine "$jvm/bin/java.exe" -jar "Z:${ROOT//\//\\}\\target\\certenroll4j-cli.jar" "$@"
        ;;
    java)
        shift
        jvm=$(windows_jvm)
        exec wine "$jvm/bin/java.exe" "$@"
        ;;
    *) exec wine "$@" ;;
esac
