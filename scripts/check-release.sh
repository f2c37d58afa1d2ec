#!/usr/bin/env bash
# Checks what a release needs: scripts/check-release.sh [--quick | --all]. A line a check, ok or FAILED with what was said;
# exit code 0 if all passed.
#
#   --quick    what is read from files and from an earlier build, in seconds
#   (nothing)  also builds the artifacts for Maven Central, uses them from a project outside the repository, compiles all as
#              one module, makes a trimmed Java, and rehearses scripts/release.sh: some minutes, no test of the code
#   --all      also builds twice and compares byte by byte (scripts/check-reproducible.sh), and holds CHANGELOG.md, which a
#              release has
set -uo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "$0")/lib.sh"
cd "$ROOT" || exit 1

how=${1---most}
case $how in --quick | --most | --all) ;; *) die "usage: scripts/check-release.sh [--quick | --all]" ;; esac
DOCKER_LINT=dockerfilelint@1.8.0
work=$ROOT/target/check-release
failed=0

# check NAME COMMAND…: one line, and all that the command said if it failed.
check() {
    local name=$1 log=$work/log
    shift
    if "$@" >"$log" 2>&1 </dev/null; then
        printf 'ok      %s\n' "$name"
    else
        printf 'FAILED  %s\n' "$name"
        sed 's/^/        /' "$log"
        failed=$((failed + 1))
    fi
}

# in_pom PATH: the text of an element of the project, without the namespace.
in_pom() {
    xmlstarlet sel -N m=http://maven.apache.org/POM/4.0.0 -t -v "/m:project/m:${1//\//\/m:}" pom.xml
}

# https://central.sonatype.org/publish/requirements: what the POM has to say.
pom_is_complete() {
    local element bad=0
    for element in groupId artifactId version name description url licenses/license/name licenses/license/url \
        developers/developer/name scm/connection scm/developerConnection scm/url issueManagement/url; do
        [ -n "$(in_pom "$element")" ] || { echo "$element is missing"; bad=1; }
    done
    return $bad
}

# And what has to lie beside it; the sums and, in a release, the signatures are made while it is uploaded.
artifacts_are_complete() {
    local base=target/certenroll4j-$version bad=0 kind
    for kind in '' -sources -javadoc; do
        unzip -tq "$base$kind.jar" || bad=1
    done
    [ "$(unzip -Z1 "$base-sources.jar" | grep -c '\.java$')" -ge "$(find src/main/java -name '*.java' | wc -l)" ] || { echo "sources are missing"; bad=1; }
    unzip -Z1 "$base-javadoc.jar" | grep -qx 'io/github/certenroll4j/installer/Installer.html' || { echo "the Javadoc has no Installer"; bad=1; }
    ! unzip -Z1 "$base-javadoc.jar" | grep '/\(cli\|hive\)/' || bad=1
    return $bad
}

# The release profile signs what is attached. That a key is asked for is as far as this goes without one.
release_build() {
    mvn -B -q -Prelease -Dgpg.skip verify -Dmaven.test.skip.exec=true && touch target/certenroll4j-cli.jar
}

# Java 8 reads everything but the module descriptor: no class of another version outside META-INF/versions.
java_8_classes() {
    local classes=$work/classes
    rm -rf "$classes"
    mkdir -p "$classes"
    unzip -q "target/certenroll4j-$version.jar" -d "$classes" || return
    ls "$classes/META-INF/versions/9/module-info.class" || return
    grep '^Multi-Release: true' "$classes/META-INF/MANIFEST.MF" || return
    ! find "$classes/io" -name '*.class' -exec sh -c 'test "$(od -An -j7 -N1 -tu1 "$1" | tr -d " ")" = 52 || echo "$1"' _ {} \; | grep .
}

# All of it compiled as one module: whether the descriptor requires what the code uses, and whether what is exported shows
# types that are not.
one_module() {
    find src/main/java src/main/java9 target/generated-sources -name '*.java' 2>/dev/null >"$work/sources"
    javac --release 9 -proc:none -Xlint:exports,module,opens -Werror -d "$work/module" --module-path target/lib "@$work/sources"
}

command_line_manifest() {
    unzip -p target/certenroll4j-cli.jar META-INF/MANIFEST.MF | tr -d '\r' >"$work/manifest"
    grep -x 'Enable-Native-Access: ALL-UNNAMED' "$work/manifest" && grep -x 'Main-Class: io.github.certenroll4j.cli.CertEnroll4j' "$work/manifest"
}

# newest_java: the newest Java on this machine.
newest_java() {
    local home
    for home in /usr/lib/jvm/*/; do
        [ ! -x "$home/bin/java" ] || echo "$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$home/release") $home"
    done | sort -rn | head -n 1
}

# Nothing on stderr but what was to be said, and JNA, where it is called, is not warned of.
newest_java_is_quiet() {
    local number home jna
    read -r number home < <(newest_java)
    echo "Java $number"
    "$home/bin/java" -jar target/certenroll4j-cli.jar explain CERT_E_UNTRUSTEDROOT 2>"$work/err" || return
    [ ! -s "$work/err" ] || { cat "$work/err"; return 1; }
    jna=$(echo target/lib/jna-[0-9]*.jar)
    "$home/bin/java" --enable-native-access=ALL-UNNAMED -cp "$jna" com.sun.jna.Native 2>"$work/err"
    [ ! -s "$work/err" ] || { cat "$work/err"; return 1; }
    "$home/bin/java" --enable-native-access=com.sun.jna -p "$jna" -m com.sun.jna/com.sun.jna.Native 2>"$work/err"
    [ ! -s "$work/err" ] || { cat "$work/err"; return 1; }
}

# The notices name every library of the jar, and no other.
notices() {
    diff <(sed -n 's/.*(\([^ ()]*:[^ ()]*\):[^: ]* - .*/\1/p' target/licences/LIBRARIES.txt | sort) \
        <(grep -oE '^[a-z][a-z0-9.]*:[a-z0-9_-]+' src/packaging/licences/THIRD-PARTY.txt | sort)
}

# bill ZIP NAME LIST: the bill of materials in a zip has the names of all jars that LIST prints, with their versions.
bill() {
    local library bad=0
    unzip -p "$1" "$2" >"$work/bill.json" || { echo "no $2 in $1"; return 1; }
    grep -q '"specVersion" *: *"1.6"' "$work/bill.json" || { echo "no CycloneDX 1.6"; return 1; }
    for library in $3; do
        grep -qF "pkg:maven/${library%%:*}/${library#*:}?type=jar" "$work/bill.json" || { echo "$library is not in $2"; bad=1; }
    done
    return $bad
}

bill_of_the_zip() {
    bill "$zip" "certenroll4j-$version/certenroll4j.cdx.json" \
        "$(sed -n 's/.*(\([^ ()]*\):\([^ ()]*\):\([^: ]*\) - .*/\1:\2@\3/p' target/licences/LIBRARIES.txt)" &&
        ! grep -q 'pkg:maven/org.junit' "$work/bill.json"
}

bill_of_the_kit() {
    local jar bad=0
    bill target/certenroll4j-native-tests.zip native-tests.cdx.json \
        "$(sed -n 's/.*(\([^ ()]*\):\([^ ()]*\):\([^: ]*\) - .*/\1:\2@\3/p' target/licences/LIBRARIES.txt)" || return
    for jar in $(unzip -Z1 target/certenroll4j-native-tests.zip 'lib/*.jar'); do
        jar=${jar#lib/}
        jar=${jar%.jar}
        grep -qF "/${jar%-[0-9]*}@${jar##*-}?type=jar" "$work/bill.json" || { echo "$jar is not in the bill"; bad=1; }
    done
    return $bad
}

# What the zip has to have; the programs where the compiler for them is.
content_of_the_zip() {
    local name bad=0
    unzip -Z1 "$zip" >"$work/names"
    for name in LICENSE README.md certenroll4j-cli.jar certenroll4j.cmd certenroll4j.sh certenroll4j.exe \
        certenroll4j-x64.exe jna/win32-x86/jnidispatch.dll jna/win32-x86-64/jnidispatch.dll jna/win32-aarch64/jnidispatch.dll \
        licences/THIRD-PARTY.txt licences/LIBRARIES.txt papers/certenroll4j.1 papers/certenroll4j.bash \
        papers/certenroll4j-completion.ps1 powershell/Certenroll4j/Certenroll4j.psd1 powershell/Certenroll4j/Certenroll4j.psm1; do
        grep -qx "certenroll4j-$version/$name" "$work/names" || { echo "$name is missing"; bad=1; }
    done
    return $bad
}

# Each is in the KnownDLLs of every Windows since Vista, which are never taken from the folder of the program.
launcher_imports() {
    local program bad=0
    for program in target/launcher/x86/certenroll4j.exe target/launcher/x64/certenroll4j-x64.exe; do
        x86_64-w64-mingw32-objdump -p "$program" | sed -n 's/.*DLL Name: *//p' >"$work/imports"
        [ -s "$work/imports" ] || { echo "$program: no imports read"; bad=1; }
        ! grep -viE '^(KERNEL32|ADVAPI32|msvcrt)\.dll$' "$work/imports" || { echo "$program"; bad=1; }
    done
    return $bad
}

papers() {
    bash -n target/papers/certenroll4j.bash && ! mandoc -T lint target/papers/certenroll4j.1 2>&1 | grep .
}

# One call for all: the grammar takes a while to load.
powershell() {
    scripts/check-powershell.sh target/papers/*.ps1 src/packaging/powershell/Certenroll4j/* src/packaging/chocolatey/tools/*.ps1 &&
        grep -q "ModuleVersion = '${version%-SNAPSHOT}'" src/packaging/powershell/Certenroll4j/Certenroll4j.psd1
}

docker_file() {
    [ -d "$work/node_modules" ] || npm install --prefix "$work" --ignore-scripts --no-save --no-audit --no-fund "$DOCKER_LINT" || return
    node "$work/node_modules/dockerfilelint/bin/dockerfilelint" src/packaging/docker/Dockerfile || return
    # It installs what the sandbox would install by itself.
    local package bad=0
    for package in $(printf '%s\n' "${SANDBOX_NEEDS[@]}" | sed -n 'n;p') openjdk-17-jdk-headless maven npm unzip openssl; do
        grep -qw -- "$package" src/packaging/docker/Dockerfile || { echo "$package is not installed in it"; bad=1; }
    done
    return $bad
}

# Every workflow says what it may, all may read; more than that may only a release, and what puts the site on Pages.
workflow_rights() {
    local file bad=0
    for file in .github/workflows/*.yml; do
        grep -qx 'permissions:' "$file" || { echo "$file: no permissions"; bad=1; }
        sed -n '/^permissions:/,/^[a-z]*:$/p' "$file" | grep -q write && { echo "$file: all jobs may write"; bad=1; }
        case ${file##*/} in
            release.yml) ;;
            pages.yml) ! grep -nE '^ +[a-z-]+: write' "$file" | grep -vE ' (pages|id-token): write$' || bad=1 ;;
            *) ! grep -nE '^ +[a-z-]+: write' "$file" || bad=1 ;;
        esac
        [ "$(grep -c 'actions/checkout@' "$file")" -eq "$(grep -c 'persist-credentials: false' "$file")" ] ||
            { echo "$file: a checkout keeps its credentials"; bad=1; }
    done
    ! grep -n 'uses:' .github/workflows/*.yml | grep -vE 'uses: [a-z-]+/[a-z-]+@[0-9a-f]{40} # v[0-9.]+$' || bad=1
    return $bad
}

# Nothing of the last release's API is gone. Until there is a release: of the list.
public_api() {
    if [ -f src/packaging/api/last-release.txt ]; then
        local last
        last=$(cat src/packaging/api/last-release.txt)
        mvn -B -q dependency:copy "-Dartifact=io.github.certenroll4j:certenroll4j:$last" "-DoutputDirectory=$work" &&
            japicmp "$work/certenroll4j-$last.jar"
    else
        scripts/public-api.sh >"$work/api.txt" && ! comm -23 src/packaging/api/public-api.txt "$work/api.txt" | grep . &&
            echo "new: $(comm -13 src/packaging/api/public-api.txt "$work/api.txt" | wc -l) lines"
    fi
}

japicmp() {
    # jar:jar only says which file the artifact is.
    mvn -B -q -Papi jar:jar japicmp:cmp "-Dapi.baseline=$1"
}

# Its oracle: the jar is compatible with itself, and not with one that had a class more.
japicmp_notices() {
    local jar=$work/with-one-more.jar
    mkdir -p "$work/more/io/github/certenroll4j"
    echo 'package io.github.certenroll4j; public class OneMore { }' >"$work/more/OneMore.java"
    javac --release 8 -Xlint:-options -d "$work/more" "$work/more/OneMore.java" && cp "target/certenroll4j-$version.jar" "$jar" &&
        jar --update --file "$jar" -C "$work/more" io/github/certenroll4j/OneMore.class || return
    japicmp "target/certenroll4j-$version.jar" || return
    ! japicmp "$jar" >"$work/japicmp.txt" 2>&1 && grep -q 'OneMore' "$work/japicmp.txt"
}

# A Java for this Linux with the same modules: that the list is enough, for JNA too, is all that can be seen without a Windows.
trimmed_java() {
    local jdk java runtime=$work/runtime
    jdk=$(dirname "$(dirname "$(readlink -f "$(command -v javac)")")")
    cp "$zip" "$work/"
    scripts/runtime-zip.sh "$work/${zip##*/}" linux-test "$jdk" || return
    rm -rf "$runtime"
    unzip -q "$work/certenroll4j-$version-linux-test-java.zip" -d "$runtime" || return
    java=$runtime/certenroll4j-$version/runtime/bin/java
    chmod +x "$java"
    # Java's launcher itself would ask JNA's own main class for all its methods, and so for windows.
    cat >"$work/CallsC.java" <<'EOF'
public class CallsC {
    public static void main(String[] args) {
        if (com.sun.jna.Function.getFunction("c", "abs").invokeInt(new Object[] {-7}) != 7) throw new AssertionError();
    }
}
EOF
    javac --release 8 -Xlint:-options -d "$work" -cp "$(echo target/lib/jna-[0-9]*.jar)" "$work/CallsC.java" &&
        "$java" -cp "$work:$(echo target/lib/jna-[0-9]*.jar)" CallsC &&
        "$java" -jar target/certenroll4j-cli.jar version --json target/launcher/x64/certenroll4j-x64.exe
}

# scripts/release.sh in a clone: its commits and its tag.
rehearsal() {
    local clone=$work/clone
    rm -rf "$clone"
    git clone -q . "$clone" && git -C "$clone" checkout -q -B main && git -C "$clone" config user.name release &&
        git -C "$clone" config user.email release@example.org || return
    printf '# Changelog\n\n## [9.8.7]\n' >"$clone/CHANGELOG.md"
    git -C "$clone" add -A && git -C "$clone" commit -q -m "Have a changelog" &&
        (cd "$clone" && GIT_CONFIG_VALUE_0=$clone scripts/release.sh --unchecked 9.8.7) || return
    git -C "$clone" show v9.8.7:pom.xml | grep -m 1 '<version>' | grep '>9.8.7<' && grep -m 1 '<version>' "$clone/pom.xml" | grep '>9.9.0-SNAPSHOT<' &&
        git -C "$clone" show v9.8.7:pom.xml | grep "outputTimestamp>$(date -u +%Y)" &&
        git -C "$clone" show v9.8.7:src/packaging/powershell/Certenroll4j/Certenroll4j.psd1 | grep "'9.8.7'"
}

changelog() {
    grep -q "^## \[\(Unreleased\|${version%-SNAPSHOT}\)\]" CHANGELOG.md
}

need javac openjdk-17-jdk-headless mvn maven unzip unzip node nodejs npm npm xmlstarlet xmlstarlet mandoc mandoc ruby ruby git git \
    i686-w64-mingw32-gcc gcc-mingw-w64-i686 x86_64-w64-mingw32-gcc gcc-mingw-w64-x86-64 make make
version=$(in_pom version)
zip=target/certenroll4j-$version.zip
[ "$how" = --quick ] || build_java
[ -f "$zip" ] || die "no $zip; build it with: mvn package"
rm -rf "$work"
mkdir -p "$work"

[ "$how" = --quick ] || check "mvn -Prelease -Dgpg.skip verify" release_build
check "POM: what Maven Central requires" pom_is_complete
[ "$how" = --quick ] || check "artifacts: what Maven Central requires" artifacts_are_complete
check "library jar: a module descriptor, all other classes of Java 8" java_8_classes
check "command line jar: manifest" command_line_manifest
check "public API kept" public_api
check "notices of all libraries" notices
check "content of the zip" content_of_the_zip
check "manifests for winget, Scoop, Chocolatey" scripts/check-manifests.sh "$zip"
check "launcher imports KnownDLLs only" launcher_imports
check "man page, completion for bash" papers
check "PowerShell: completion, module, Chocolatey's script" powershell
check "workflows: least rights, pinned actions" workflow_rights
if [ "$how" != --quick ]; then
    check "bill of materials in the zip" bill_of_the_zip
    check "bill of materials in the kit" bill_of_the_kit
    check "Dockerfile" docker_file
    check "the newest Java prints no warning" newest_java_is_quiet
    check "compiled as one module" one_module
    check "japicmp notices what is gone" japicmp_notices
    check "a project outside uses the library: class path, module path, two Javas" scripts/check-consumer.sh
    check "zip with a trimmed Java" trimmed_java
    check "scripts/release.sh, rehearsed" rehearsal
    check "the site" scripts/check-site.sh
fi
if [ "$how" = --all ]; then
    check "CHANGELOG.md" changelog
    check "reproducible" scripts/check-reproducible.sh
fi
echo "$failed checks failed"
[ "$failed" -eq 0 ]
