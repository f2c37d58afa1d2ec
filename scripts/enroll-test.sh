#!/usr/bin/env bash
# The whole way as an admin goes it, in the sandbox, with OpenSSL as the CA: request, sign, install, verify, pending.
# One line a step: "ok NAME" or "FAILED NAME". The first way is gone process by process, the others in one JVM.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "$0")/lib.sh"
cd "$ROOT"

BUILD=10.0.19041.1
FOLDER=target/enroll-test
PATIENCE=300

# alone ARGUMENT…: certenroll4j in a process of its own. No pipe, neither its own nor those of the other JVM: what Wine
# starts beside it would hold them open as long as that JVM lives.
alone() {
    local code=0
    scripts/sandbox.sh --build $BUILD certenroll4j "$@" </dev/null >$FOLDER/alone.txt 2>&1 3>&- 4<&- || code=$?
    tr -d '\r' <$FOLDER/alone.txt
    return $code
}

# run ARGUMENT…: certenroll4j in the JVM that serves them all.
run() {
    local line
    (IFS=$'\t' && printf '%s\n' "$*") >&3
    while IFS= read -r -t "$PATIENCE" line <&4; do
        line=${line%$'\r'}
        case $line in "exit code "*) return "${line#exit code }" ;; esac
        printf '%s\n' "$line"
    done
    echo "the JVM is gone, or has said nothing for $PATIENCE seconds"
    return 99
}

# step NAME EXIT_CODE TEXT COMMAND…; an asterisk in TEXT stands for anything between.
step() {
    local name=$1 want=$2 text=$3 code=0 out
    shift 3
    out=$("$@") || code=$?
    printf '%s\n' "$out" | sed 's/^/    /'
    if [ "$code" -eq "$want" ] && has "$out" "$text"; then
        echo "ok $name"
    else
        echo "FAILED $name: exit code $code instead of $want, or without: $text"
        failures=$((failures + 1))
    fi
}

has() {
    local rest=$1 part
    while IFS= read -r part; do
        case $rest in *"$part"*) rest=${rest#*"$part"} ;; *) return 1 ;; esac
    done <<<"${2//\*/$'\n'}"
}

openssl_ca() {
    openssl req -x509 -newkey rsa:2048 -nodes -keyout $FOLDER/ca.key -out $FOLDER/ca.pem -days 30 -subj "/CN=OpenSSL CA" \
        -addext keyUsage=critical,keyCertSign,cRLSign 2>/dev/null
}

# sign REQUEST CERTIFICATE: the certificate, with the extensions that were asked for.
sign() {
    openssl req -in "$1" -noout -verify 2>&1
    openssl x509 -req -in "$1" -CA $FOLDER/ca.pem -CAkey $FOLDER/ca.key -CAcreateserial -days 10 -copy_extensions copyall \
        -out "$2" 2>/dev/null
}

thumbprint() {
    openssl x509 -in "$1" -noout -fingerprint -sha1 | sed 's/.*=//; s/://g' | tr 'A-F' 'a-f'
}

# enroll RUN NAME REQUEST_OPTION…: the way of one request; RUN is alone or run.
enroll() {
    local run=$1 name=$2 base=$FOLDER/$2
    shift 2
    step "$name: request" 0 "written to" "$run" request --out "$base.req" "$@"
    step "$name: OpenSSL verifies and signs it" 0 "verify OK" sign "$base.req" "$base.cer"
    openssl crl2pkcs7 -nocrl -certfile "$base.cer" -certfile $FOLDER/ca.pem -out "$base.p7b"
    # Only before the CA's certificate has come into the CA store with the first installation.
    [ "$name" != rsa ] || step "$name: alone, its missing issuer is named" 1 "issuer CN=OpenSSL CA" "$run" install "$base.cer"
    step "$name: refused without the flag, and the root is named" 1 \
        "CERT_E_UNTRUSTEDROOT (0x800b0109)*CN=OpenSSL CA" "$run" install "$base.p7b"
    step "$name: installed" 0 "key:        verified" "$run" install --allow-untrusted-root "$base.cer" $FOLDER/ca.pem
    step "$name: verified" 0 "verified by a signature" "$run" verify "$(thumbprint "$base.cer")"
    step "$name: installed again changes nothing" 0 "Already installed" "$run" install "$base.p7b"
    step "$name: nothing is pending" 0 "No request is pending." "$run" pending
}

failures=0
rm -rf $FOLDER
mkdir -p $FOLDER
scripts/sandbox.sh --fresh --build $BUILD cmd /c exit
openssl_ca
build_java
coproc SESSION {
    scripts/sandbox.sh --build $BUILD java -cp 'target/classes;target/test-classes;target/lib/*' \
        io.github.certenroll4j.cli.CommandSession 2>&1
}
# A coprocess's own descriptors are not for subshells.
exec 3>&"${SESSION[1]}" 4<&"${SESSION[0]}"

enroll alone rsa --subject 'CN=www.example, O=Example' --san dns:www.example --eku serverAuth
cat >$FOLDER/request.inf <<'INF'
[Version]
Signature="$Windows NT$"
[NewRequest]
Subject = "CN=inf.example"
KeyLength = 3072
HashAlgorithm = SHA256
[EnhancedKeyUsageExtension]
OID=1.3.6.1.5.5.7.3.2
[Extensions]
2.5.29.17 = "{text}"
_continue_ = "dns=inf.example"
INF
enroll run inf --inf $FOLDER/request.inf
enroll run machine --subject CN=machine.example --machine
step "ecdsa: Wine cannot, and it is said" 1 "The stand-in makes RSA keys only" run request --subject CN=ec --key ecdsa-p256 --out $FOLDER/ec.req

step "lost: request" 0 "written to" run request --subject CN=lost.example --san dns:lost.example --out $FOLDER/lost.req
sha1=$(run pending | sed -n 's/ *SHA-1: *//p')
rm -f $FOLDER/lost.req
step "lost: written again" 0 "written again to" run pending --request "$sha1" --out $FOLDER/lost.req
step "lost: OpenSSL verifies and signs it" 0 "verify OK" sign $FOLDER/lost.req $FOLDER/lost.cer
step "lost: its answer installs" 0 "key:        verified" run install --allow-untrusted-root $FOLDER/lost.cer $FOLDER/ca.pem

step "removed: request" 0 "written to" run request --subject CN=removed --out $FOLDER/removed.req
sha1=$(run pending | sed -n 's/ *SHA-1: *//p')
step "removed: not without a question" 2 "--yes" run pending remove "$sha1"
step "removed: with its key" 0 "its key is deleted" run pending remove --yes "$sha1"
sign $FOLDER/removed.req $FOLDER/removed.cer >/dev/null
step "removed: its answer finds no request" 1 "CRYPT_E_NOT_FOUND (0x80092004)" run install --allow-untrusted-root $FOLDER/removed.cer

[ "$failures" -eq 0 ] || die "$failures steps failed"
