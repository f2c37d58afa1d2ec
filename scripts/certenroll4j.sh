#!/bin/sh
# Runs certenroll4j with the first Java 8 or later that is found: in JAVA_HOME, on the PATH. The jar is beside this file, as
# in the zip, or in target, as in a clone.

# Whether the program is a Java that can be used. Its version is in a file beside its folder bin; where there is none, it is
# asked, which takes as long as a start of it.
usable() {
    [ -f "$1" ] && [ -x "$1" ] || return 1
    bin=$(dirname "$(readlink -f "$1" 2>/dev/null || printf '%s\n' "$1")")
    version=$(cat "$bin/../release" "$bin/../../release" 2>/dev/null | sed -n 's/^JAVA_VERSION="\([^"]*\)".*/\1/p' | head -n 1)
    [ -n "$version" ] || version=$("$1" -version 2>&1 </dev/null | sed -n 's/^[^ ]* version "\([^"]*\)".*/\1/p' | head -n 1)
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

here=$(dirname "$0")
jar=$here/certenroll4j-cli.jar
[ -f "$jar" ] || jar=$here/../target/certenroll4j-cli.jar
[ -f "$jar" ] || { echo "certenroll4j: no $jar; build it with: mvn package" >&2; exit 5; }

old=
java=
find_java
if [ -z "$java" ]; then
    echo "certenroll4j: there is no Java 8 or later in JAVA_HOME or on the PATH; install one, or set JAVA_HOME to its folder" >&2
    [ -z "$old" ] || echo "certenroll4j: $old is too old" >&2
    exit 5
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
            -jar "$jar" "$@"
        ;;
    *) set -- -jar "$jar" "$@" ;;
esac
exec "$java" "$@"
