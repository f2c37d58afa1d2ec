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
rm -rf "$work"
