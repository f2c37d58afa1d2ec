#!/bin/sh
# Runs certenroll4j with the Java that is on the PATH, or in JAVA_HOME.
jar=$(dirname "$0")/../target/certenroll4j-cli.jar
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
[ -f "$jar" ] || { echo "certenroll4j: no $jar; build it with: mvn package" >&2; exit 5; }
exec "$java" -jar "$jar" "$@"
