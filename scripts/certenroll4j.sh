#!/bin/sh
# Runs certenroll4j with the Java in JAVA_HOME, or the one that is on the PATH. The jar is beside this file, as in the
# zip, or in target, as in a clone.
here=$(dirname "$0")
jar=$here/certenroll4j-cli.jar
[ -f "$jar" ] || jar=$here/../target/certenroll4j-cli.jar
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
[ -f "$jar" ] || { echo "certenroll4j: no $jar; build it with: mvn package" >&2; exit 5; }
command -v "$java" >/dev/null || { echo "certenroll4j: there is no Java in JAVA_HOME or on the PATH; install a Java 8 or later" >&2; exit 5; }
exec "$java" -jar "$jar" "$@"
