#!/bin/sh
# Runs certenroll4j with the first Java 8 or later that is found: in JAVA_HOME, on the PATH. The jar is beside this file, as
# in the zip, or in target, as in a clone.

# Reads the version of Java from its file "release"; without another program, because each takes as long as a part of a start.
read_release() {
    [ -f "$1" ] && [ -r "$1" ] || return 1
    while IFS= read -r line || [ -n "$line" ]; do
        case $line in
            JAVA_VERSION=\"*\"*)
                version=${line#JAVA_VERSION=\"}
                version=${version%%\"*}
                return 0
                ;;
        esac
    done <"$1"
    return 1
}

# Whether the program is a Java that can be used. Its version is in a file beside its folder bin; where there is none, it is
# asked, which takes as long as a start of it.
usable() {
    [ -f "$1" ] && [ -x "$1" ] || return 1
    bin=$1
    [ ! -L "$1" ] || bin=$(readlink -f "$1" 2>/dev/null || printf '%s\n' "$1")
    bin=${bin%/*}
    version=
    read_release "$bin/../release" || read_release "$bin/../../release" ||
        version=$("$1" -version 2>&1 </dev/null | sed -n 's/^[^ ]* version "\([^"]*\)".*/\1/p' | head -n 1)
    major=${version#1.}
    major=${major%%[!0-9]*}
    [ -n "$major" ] || return 1
    [ "$major" -ge 8 ] || { old=$1; return 1; }
}

# Sets java to the one to use. An empty folder on the PATH is the current one, where anybody may have put a java.
find_java() {
    [ -z "$JAVA_HOME" ] || ! usable "$JAVA_HOME/bin/java" || { java=$JAVA_HOME/bin/java; return; }
    set -f
    IFS=:
    for folder in $PATH; do
        if [ -n "$folder" ] && usable "$folder/java"; then
            java=$folder/java
            break
        fi
    done
    unset IFS
    set +f
}

# Java 13 and later start faster from an archive of the classes that the usual calls load. It is made in the background at the
# first start with a jar and a Java, in the folder for caches of this user and of nobody else. Without it all is as well.
# CERTENROLL4J_ARCHIVE=no: none is made or used.
#
# Sets archive to its name; fails where there can be none. A name with a colon would be two in a class path.
find_archive() {
    [ "$major" -ge 13 ] && [ "$CERTENROLL4J_ARCHIVE" != no ] || return 1
    caches=${XDG_CACHE_HOME:-${HOME:+$HOME/.cache}}
    [ -n "$caches" ] && [ -d "$caches" ] || return 1
    case $version$jar in *:*) return 1 ;; esac
    case $version in */*) return 1 ;; esac
    place=$jar
    name=
    while :; do
        case $place in
            */*) name=$name${place%%/*}+ place=${place#*/} ;;
            *) break ;;
        esac
    done
    [ ${#name} -le 180 ] || return 1
    archive=$caches/certenroll4j/java-$version$name$place.jsa
}

# Whether the archive can be used: of somebody else it is not, of an older jar it would not be. An empty one is being made.
archive_is_ready() {
    # shellcheck disable=SC3013 # every sh that is at hand has -nt, and where one has not, no archive is ready
    [ -s "$archive" ] && [ -O "$archive" ] && [ ! "$jar" -nt "$archive" ]
}

# The first to come makes it: whoever can make the empty file. One that has been empty for long was given up.
make_archive() {
    mkdir -p "${archive%/*}" || return
    # shellcheck disable=SC3013
    if [ -s "$archive" ] && [ "$jar" -nt "$archive" ] || [ -n "$(find "$archive" -size 0 -mmin +10 2>/dev/null)" ]; then
        rm -f "$archive"
    fi
    (umask 077 && set -C && : >"$archive") || return
    if nice "$java" -Xlog:disable -XX:TieredStopAtLevel=1 -XX:ArchiveClassesAtExit="$archive.$$" -cp "$jar" "$package.Rehearsal" &&
        [ -s "$archive.$$" ]; then
        mv -f "$archive.$$" "$archive"
    else
        # Not again at every start.
        rm -f "$archive.$$"
        echo none >"$archive"
    fi
}

package=io.github.certenroll4j.cli
case $0 in
    */*) here=${0%/*} ;;
    *) here=. ;;
esac
# The same from every current folder, so that one archive serves all.
here=$(cd "$here/" && pwd -P)
jar=$here/certenroll4j-cli.jar
[ -f "$jar" ] || jar=$here/../target/certenroll4j-cli.jar
[ -f "$jar" ] || { echo "certenroll4j: no $jar; build it with: mvn package" >&2; exit 5; }

old=
java=
archive=
find_java
if [ -z "$java" ]; then
    echo "certenroll4j: there is no Java 8 or later in JAVA_HOME or on the PATH; install one, or set JAVA_HOME to its folder" >&2
    [ -z "$old" ] || echo "certenroll4j: $old is too old" >&2
    exit 5
fi

if find_archive && archive_is_ready; then
    # A call that is over before jstat could look at it needs no file for it.
    set -- -Xlog:disable -Xshare:auto -XX:-UsePerfData -XX:TieredStopAtLevel=1 -XX:SharedArchiveFile="$archive" \
        -cp "$jar" "$package.CertEnroll4j" "$@"
else
    [ -z "$archive" ] || make_archive </dev/null >/dev/null 2>&1 &
    set -- -jar "$jar" "$@"
fi

# Under a locale without letters beyond ASCII, Java finds no file that has some in its name, and none at all from a folder
# that has some. It gets one with all letters; what it prints stays in ASCII.
case ${LC_ALL:-${LC_CTYPE:-${LANG:-C}}} in
    C | POSIX)
        if [ -n "$LC_ALL" ]; then
            export LC_ALL=C.UTF-8
        else
            export LC_CTYPE=C.UTF-8
        fi
        # Java 19 and later, and those before, have different names for it.
        set -- -Dstdout.encoding=US-ASCII -Dstderr.encoding=US-ASCII -Dsun.stdout.encoding=US-ASCII -Dsun.stderr.encoding=US-ASCII \
            "$@"
        ;;
esac
exec "$java" "$@"
