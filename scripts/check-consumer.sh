#!/usr/bin/env bash
# A project of three files outside the repository that uses the installed library: compiled and run on the class path and on the
# module path, with Java 17 and with the newest JDK that is at hand. It parses a response, asks for the forecast, reads an INF
# file and hears that there is no Windows, with nothing but JNA and Bouncy Castle beside. Expects target/ to be built.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "$0")/lib.sh"
cd "$ROOT"

need javac openjdk-17-jdk-headless mvn maven openssl openssl
version=$(sed -n '0,/<version>/s:.*<version>\(.*\)</version>.*:\1:p' pom.xml)
jar=target/certenroll4j-$version.jar
[ -f "$jar" ] || die "no $jar; build it with: mvn package"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
project=$work/project
mkdir -p "$project/src/main/java/example"

# newest_jdk: the one with the highest version beside the javac on the PATH.
newest_jdk() {
    local home
    for home in /usr/lib/jvm/*/ "$(dirname "$(dirname "$(readlink -f "$(command -v javac)")")")/"; do
        [ ! -x "$home/bin/javac" ] || [ ! -f "$home/release" ] ||
            echo "$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$home/release") $home"
    done | sort -rn | head -n 1
}

# The library in a repository of its own; what it needs comes from the one of this user, where it is, else from Maven Central.
own_settings() {
    cat >"$work/settings.xml" <<XML
<settings>
  <localRepository>$work/local</localRepository>
  <profiles><profile><id>own</id>
    <repositories>$(repository repository installed "$work/installed")$(repository repository cache "$HOME/.m2/repository")</repositories>
    <pluginRepositories>$(repository pluginRepository cache "$HOME/.m2/repository")</pluginRepositories>
  </profile></profiles>
  <activeProfiles><activeProfile>own</activeProfile></activeProfiles>
</settings>
XML
}

repository() {
    local policy='<enabled>true</enabled><checksumPolicy>ignore</checksumPolicy>'
    printf '<%s><id>%s</id><url>file://%s</url><releases>%s</releases><snapshots>%s</snapshots></%s>' \
        "$1" "$2" "$3" "$policy" "$policy" "$1"
}

maven() {
    mvn -B -q -s "$work/settings.xml" "$@" >"$work/log" 2>&1 || { tail -n 20 "$work/log" >&2; die "mvn $* failed"; }
}

cat >"$project/pom.xml" <<XML
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>example</groupId>
  <artifactId>consumer</artifactId>
  <version>1</version>
  <properties>
    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
    <maven.compiler.release>17</maven.compiler.release>
  </properties>
  <dependencies>
    <dependency>
      <groupId>io.github.certenroll4j</groupId>
      <artifactId>certenroll4j</artifactId>
      <version>$version</version>
    </dependency>
  </dependencies>
  <build>
    <plugins>
      <plugin>
        <artifactId>maven-compiler-plugin</artifactId>
        <version>3.14.0</version>
      </plugin>
      <plugin>
        <artifactId>maven-resources-plugin</artifactId>
        <version>3.3.1</version>
      </plugin>
    </plugins>
  </build>
</project>
XML
cat >"$project/src/main/java/module-info.java" <<'JAVA'
module example {
    requires io.github.certenroll4j;
}
JAVA
cat >"$project/src/main/java/example/Example.java" <<'JAVA'
package example;

import io.github.certenroll4j.CertificateRequest;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.HResult;
import io.github.certenroll4j.installer.Installer;
import io.github.certenroll4j.response.CaResponse;
import java.nio.file.Files;
import java.nio.file.Paths;

public class Example {
    public static void main(String[] args) throws Exception {
        System.out.println(Example.class.getModule().isNamed() ? "module path" : "class path");
        System.out.println(CaResponse.parse(Files.readAllBytes(Paths.get(args[0]))).label());
        System.out.println(CertificateRequest.forSubject("CN=server.example").build());
        System.out.println(HResult.of(0x800b0109));
        try {
            System.out.println(Installer.ofThisWindows());
        } catch (EnrollmentException noWindows) {
            System.out.println(noWindows.getMessage());
        }
    }
}
JAVA

# run NAME JDK OPTION…: the example says what it should, and nothing on stderr.
run() {
    local name=$1 jdk=$2
    shift 2
    "$jdk/bin/java" "$@" "$work/example.cer" >"$work/out" 2>"$work/err" || { cat "$work/out" "$work/err" >&2; die "$name failed"; }
    [ ! -s "$work/err" ] || { cat "$work/err" >&2; die "$name: it said something on stderr"; }
    if [ "$(head -n 1 "$work/out")" != "${name%%,*}" ] || ! grep -q 'CERT_E_UNTRUSTEDROOT (0x800b0109)' "$work/out"; then
        cat "$work/out" >&2
        die "$name: it said something else"
    fi
    echo "consumer, $name: $(tail -n 1 "$work/out")"
}

openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout /dev/null -subj /CN=server.example \
    -out "$work/example.cer" 2>/dev/null
mvn -B -q -o install:install-file "-Dfile=$jar" -DpomFile=pom.xml "-DlocalRepositoryPath=$work/installed" >"$work/log" 2>&1 ||
    mvn -B -q install:install-file "-Dfile=$jar" -DpomFile=pom.xml "-DlocalRepositoryPath=$work/installed" >"$work/log" 2>&1 ||
    { tail -n 20 "$work/log" >&2; die "the library could not be installed"; }
own_settings
read -r newest newest_home < <(newest_jdk)
java17=$(dirname "$(dirname "$(readlink -f "$(command -v javac)")")")

maven -f "$project/pom.xml" compile \
    org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DincludeScope=runtime "-DoutputDirectory=$project/lib"
for library in "$project"/lib/*; do
    [[ ${library##*/} =~ ^(certenroll4j|jna|jna-platform|bc(pkix|prov|util)-jdk18on)-[0-9] ]] ||
        die "the library brings ${library##*/}, and should bring no more than JNA and Bouncy Castle"
done
modules=(--module-path "$project/target/classes:$project/lib" --module example/example.Example)
run "module path, Java 17" "$java17" "${modules[@]}"
run "module path, Java $newest" "$newest_home" "${modules[@]}"

# The same for those who have no modules, and Java 8.
rm -r "$project/src/main/java/module-info.java" "$project/target"
sed -i 's/Example.class.getModule().isNamed() ? "module path" : //' "$project/src/main/java/example/Example.java"
maven -f "$project/pom.xml" compile -Dmaven.compiler.release=8
classes=(-cp "$project/target/classes:$project/lib/*" example.Example)
run "class path, Java 17" "$java17" "${classes[@]}"
run "class path, Java $newest" "$newest_home" "${classes[@]}"
