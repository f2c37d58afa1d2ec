#!/usr/bin/env bash
# A test CA with an enrollment site, to live the article in Internet Explorer on a Vista box: error, hotfix, success.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "$0")/lib.sh"

usage() {
    cat <<EOF
Usage: scripts/lab.sh [--port 8080] [--bind ADDRESS] [--folder DIR]

Starts a test CA with an enrollment site and prints its address. It answers requests as you say on its first page: the
certificate alone or with its whole chain, as PKCS #7 or CMC, with a root that is trusted or not.

  --port PORT      8080 if not given
  --bind ADDRESS   127.0.0.1 if not given, so that this machine alone can reach it; 0.0.0.0 is for a Vista in a virtual
                   machine or beside it
  --folder DIR     where the CA keeps its keys; target/lab of this clone if not given

It prints each request, and ends with Ctrl+C.
EOF
}

case ${1-} in -h | --help) usage; exit 0 ;; esac
build_java
exec java -cp "$ROOT/target/classes:$ROOT/target/test-classes:$ROOT/target/lib/*" io.github.certenroll4j.lab.Lab \
    --folder "$ROOT/target/lab" "$@"
