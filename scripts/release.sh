#!/usr/bin/env bash
# Cuts a release: scripts/release.sh VERSION
#
# On a clean main it checks that CHANGELOG.md has a section for the version, writes the version and the time of the release into
# pom.xml and the PowerShell module, runs scripts/check-release.sh --all, commits, tags vVERSION, and goes on with the next
# -SNAPSHOT. Nothing leaves this machine: at the end it prints the command that pushes, upon which .github/workflows/release.yml
# builds, drafts the release and, with the keys, uploads to Maven Central.
#
#   --unchecked    without scripts/check-release.sh, to try this script
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "$0")/lib.sh"
cd "$ROOT"

usage="usage: scripts/release.sh [--unchecked] VERSION"
checked=yes
[ "${1-}" != --unchecked ] || { checked=; shift; }
version=${1-}
[[ $# -eq 1 && $version =~ ^([0-9]+)\.([0-9]+)\.([0-9]+)$ ]] || die "$usage"
next=${BASH_REMATCH[1]}.$((BASH_REMATCH[2] + 1)).0-SNAPSHOT

# in_pom VERSION: the project's own version is the first in the file.
in_pom() {
    sed -i "0,/<version>[^<]*<\/version>/s//<version>$1<\/version>/" pom.xml
}

need git git
[ -z "$(git status --porcelain)" ] || die "the work tree is not clean"
[ "$(git branch --show-current)" = main ] || die "a release is cut from main"
[ -z "$(git tag -l "v$version")" ] || die "v$version is there already"
grep -q "^## \[$version\]" CHANGELOG.md || die "CHANGELOG.md has no section '## [$version]'; move there what stands under Unreleased"
trap 'git checkout -q -- pom.xml src/packaging' ERR

in_pom "$version"
# The day, not the second: who builds the tag again writes the same into every archive.
sed -i "s|\(<project.build.outputTimestamp>\)[^<]*|\1$(date -u +%Y-%m-%d)T00:00:00Z|" pom.xml
sed -i "s/ModuleVersion = '[^']*'/ModuleVersion = '$version'/" src/packaging/powershell/Certenroll4j/Certenroll4j.psd1
[ -z "$checked" ] || scripts/check-release.sh --all
git commit -q -a -m "Release $version"
git tag -a "v$version" -m "certenroll4j $version"
in_pom "$next"
git commit -q -a -m "Go on with $next"
trap - ERR
cat <<END
v$version is tagged here. To publish it:
    git push --atomic origin main v$version
Then, when the workflow release has run: publish the draft on GitHub and the upload at Maven Central, and submit the
manifests of certenroll4j-manifests.zip. The next check of the public API compares with the jar of $version:
    echo $version >src/packaging/api/last-release.txt
END
