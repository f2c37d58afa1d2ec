#!/bin/sh
# Makes the certificates of this directory that are not somebody's answer, by OpenSSL alone: all that one can say in a
# certificate. They are valid for a hundred years; no key of theirs is kept.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
cd "$work"

cat > all.conf <<'CONF'
[req]
prompt=no
utf8=yes
string_mask=utf8only
distinguished_name=name
x509_extensions=all
[name]
countryName=DE
organizationName=Prüfstelle
commonName=details.example
emailAddress=ca@example.test
serialNumber=77
organizationIdentifier=VATDE-123456789
domainComponent=example
userId=u7
[all]
basicConstraints=critical,CA:TRUE,pathlen:3
keyUsage=critical,digitalSignature,nonRepudiation,keyEncipherment,dataEncipherment,keyAgreement,keyCertSign,cRLSign,encipherOnly,decipherOnly
extendedKeyUsage=serverAuth,clientAuth,codeSigning,emailProtection,timeStamping,OCSPSigning,msSmartcardLogin,1.2.3.4
subjectAltName=DNS:details.example,DNS:*.details.example,IP:192.0.2.1,IP:2001:db8::1,email:a@example.test,URI:https://details.example/x?y=z,RID:1.2.3.4,otherName:1.3.6.1.4.1.311.20.2.3;UTF8:user@example.test,otherName:1.2.3.5;UTF8:other,dirName:dir
authorityInfoAccess=caIssuers;URI:ldap:///CN=a?cACertificate,caIssuers;URI:http://ca.example/a.crt,OCSP;URI:http://ocsp.example/
crlDistributionPoints=URI:http://crl.example/a.crl,URI:ldap:///CN=a?certificateRevocationList
certificatePolicies=1.2.3.4.5,2.23.140.1.2.1
subjectKeyIdentifier=hash
authorityKeyIdentifier=keyid
1.3.6.1.4.1.311.20.2=ASN1:BMPSTRING:WebServer
[dir]
CN=in a directory
O=Lab AG
[template]
basicConstraints=CA:FALSE
1.3.6.1.4.1.311.21.7=ASN1:SEQUENCE:version
[version]
id=OID:1.3.6.1.4.1.311.21.8.1.2.3
major=INTEGER:100
minor=INTEGER:7
CONF

make() { out=$1; shift; openssl req -new -x509 -nodes -keyout key -days 36500 -config all.conf "$@" -out "$here/$out"; }
make details.pem -newkey rsa:2048
make details-ec.pem -newkey ec -pkeyopt ec_paramgen_curve:brainpoolP384r1 -set_serial 0x8000000000000001 -extensions template
make details-negative.pem -newkey ed25519 -set_serial -255 -extensions template
make details-dsa.pem -newkey dsa:"$(openssl genpkey -genparam -algorithm DSA -pkeyopt dsa_paramgen_bits:1024 -out dsa.params; echo dsa.params)" -extensions template
make details-pss.pem -newkey rsa-pss -pkeyopt rsa_keygen_bits:2048 -sigopt rsa_padding_mode:pss -extensions template

# Chains by algorithms that programs disagree about: SM2 with an identifier of its signer that no certificate has, MD4.
sign() {
    name=$1; key=$2; hash=$3; options=${4-}
    root="/O=Lab AG/CN=$name root"
    eval "$key" > root.key
    eval "$key" > leaf.key
    # shellcheck disable=SC2086 # options are several words
    openssl req -new -x509 -key root.key "-$hash" -days 36500 -subj "$root" -out root.pem $options
    # shellcheck disable=SC2086
    openssl req -new -key leaf.key "-$hash" -subj "/O=Lab AG/CN=$name.example" -out leaf.csr $options
    printf 'basicConstraints=CA:FALSE\nsubjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid\n' > leaf.ext
    # shellcheck disable=SC2086
    openssl x509 -req -in leaf.csr -CA root.pem -CAkey root.key -set_serial 1 "-$hash" -days 36500 -extfile leaf.ext -out leaf.pem \
        $options ${5-}
    openssl crl2pkcs7 -nocrl -certfile leaf.pem -certfile root.pem -outform DER -out "$here/$name.p7b"
}
sm2='openssl ecparam -genkey -noout -name SM2'
sign sm2-no-identifier "$sm2" sm3
sign sm2-another-identifier "$sm2" sm3 '-sigopt distid:ALICE@YAHOO.COM' '-vfyopt distid:ALICE@YAHOO.COM'
sign rsa-md4 'openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:1024' md4 '-provider legacy -provider default'
sign rsa-sha3 'openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048' sha3-256
sign rsa-ripemd 'openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048' ripemd160 '-provider legacy -provider default'
rm -rf "$work"
