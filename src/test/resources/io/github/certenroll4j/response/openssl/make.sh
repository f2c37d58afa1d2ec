#!/bin/sh
# Makes the responses in this directory anew, by OpenSSL alone: a root, an intermediate CA and a leaf, packed as CAs
# pack them. They are valid for a hundred years; of their keys only the one in the PFX is kept.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
cd "$work"

key() { openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$1.key"; }
printf 'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\nsubjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid\n' > ca.ext
printf 'basicConstraints=CA:FALSE\nsubjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid\nauthorityInfoAccess=caIssuers;URI:http://ca.example/issuing.cer\n' > leaf.ext

key root
openssl req -new -key root.key -subj '/O=certenroll4j tests/CN=OpenSSL Root' -out root.csr
openssl x509 -req -in root.csr -signkey root.key -days 36500 -extfile ca.ext -out root.pem
key issuing
openssl req -new -key issuing.key -subj '/O=certenroll4j tests/CN=OpenSSL Issuing CA' -out issuing.csr
openssl x509 -req -in issuing.csr -CA root.pem -CAkey root.key -CAcreateserial -days 36500 -extfile ca.ext -out issuing.pem
key leaf
openssl req -new -key leaf.key -subj '/CN=openssl-leaf.example' -out leaf.csr
openssl x509 -req -in leaf.csr -CA issuing.pem -CAkey issuing.key -CAcreateserial -days 36500 -extfile leaf.ext -out leaf.pem
touch index
printf '[ca]\ndatabase=%s\ndefault_md=sha256\ndefault_crl_days=36500\n' "$work/index" > ca.conf
openssl ca -config ca.conf -name ca -gencrl -keyfile issuing.key -cert issuing.pem -out issuing.crl

pack() { out=$1; shift; openssl crl2pkcs7 -nocrl "$@" -out "$here/$out.pem.p7b"; openssl crl2pkcs7 -nocrl "$@" -outform DER -out "$here/$out.p7b"; }
pack leaf -certfile leaf.pem
pack full -certfile leaf.pem -certfile issuing.pem -certfile root.pem
pack shuffled -certfile root.pem -certfile leaf.pem -certfile issuing.pem
sed 's/PKCS7/CERTIFICATE/' "$here/full.pem.p7b" > "$here/full-labelled-as-ad-cs-does.p7b"
openssl crl2pkcs7 -in issuing.crl -certfile leaf.pem -certfile issuing.pem -outform DER -out "$here/with-crl.p7b"
printf 'a message' | openssl cms -sign -signer issuing.pem -inkey issuing.key -certfile leaf.pem -nodetach -outform DER -out "$here/signed.p7b"
printf 'a message' | openssl cms -sign -stream -indef -signer issuing.pem -inkey issuing.key -certfile leaf.pem -nodetach -outform DER -out "$here/signed-indefinite.p7b"
cat leaf.pem issuing.pem root.pem > "$here/chain.pem"
openssl x509 -in leaf.pem -text -out "$here/with-text.cer"
cp root.pem "$here/root.pem"
cp leaf.csr "$here/request.csr"
openssl pkcs12 -export -inkey leaf.key -in leaf.pem -passout pass:secret -out "$here/key.pfx"
rm -rf "$work"
