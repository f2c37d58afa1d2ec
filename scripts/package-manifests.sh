#!/usr/bin/env bash
# The manifests for winget, Scoop and Chocolatey of one release: scripts/package-manifests.sh ZIP FOLDER
# ZIP is certenroll4j-VERSION.zip as it will be downloaded; its name and its SHA-256 go into the manifests in FOLDER.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "$0")/lib.sh"

[ $# -eq 2 ] || die "usage: scripts/package-manifests.sh ZIP FOLDER"
zip=$1
folder=$2
version=${zip##*/certenroll4j-}
version=${version%.zip}
[[ $version =~ ^[0-9]+\.[0-9]+\.[0-9]+(-SNAPSHOT)?$ ]] || die "$zip: its name is not certenroll4j-VERSION.zip"
sum=$(sha256sum "$zip")
# The day of the commit: every build of it writes the same.
day=$(git -C "$ROOT" log -1 --format=%cs)
for manager in winget scoop chocolatey; do
    mkdir -p "$folder"
    cp -r "$ROOT/src/packaging/$manager" "$folder/"
done
find "$folder"/{winget,scoop,chocolatey} -type f -exec \
    sed -i "s/@VERSION@/$version/g; s/@ZIP_SHA256@/${sum%% *}/g; s/@DATE@/$day/g" {} +
echo "manifests of $version: $folder"
