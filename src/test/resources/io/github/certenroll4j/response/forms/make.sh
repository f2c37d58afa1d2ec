#!/bin/bash
# Makes the text forms in this directory anew out of the certificates beside it (../openssl): what people paste, mail, dump and
# download. Needs openssl, xxd, hexdump, od, iconv, zip, perl, python3.
# shellcheck disable=SC2016 # what looks like a variable stands so in the files
set -euo pipefail
cd "$(dirname "$0")"
from=../openssl
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

awk -v dir="$work" '/BEGIN/{n++} {print > (dir "/" n ".pem")}' $from/chain.pem
leaf=$work/leaf.pem; chain=$work/chain.pem; other=$work/2.pem
cp "$work/1.pem" "$leaf"
cp $from/chain.pem "$chain"
openssl x509 -in "$leaf" -outform DER -out "$work/leaf.der"
cp $from/full.p7b "$work/full.der"
base64 -w 64 "$work/full.der" > "$work/full.b64"
base64 -w 64 "$work/leaf.der" > "$work/leaf.b64"
one=$(base64 -w 0 "$work/leaf.der")
two=$(openssl x509 -in "$other" -outform DER | base64 -w 0)
crlf() { sed 's/$/\r/'; }
joined() { end=$2 awk '{printf "%s%s", $0, ENVIRON["end"]}' "$1"; }

# Text around the block
{ printf 'Dear customer,\n\nyour certificate was issued. Copy everything including the lines\n-----BEGIN CERTIFICATE----- and -----END CERTIFICATE----- into a file.\n\n'; cat "$leaf"; printf '\nKind regards\nThe CA\n'; } | crlf > prose-before.txt
{ printf 'Copy from the line\n\n-----BEGIN CERTIFICATE-----\n\nto the line\n\n-----END CERTIFICATE-----\n\ninto a file:\n\n'; cat "$chain"; } > prose-with-lines-alone.txt
{ cat "$leaf"; printf '\nDo not forget the line -----END CERTIFICATE----- and the -----BEGIN CERTIFICATE----- before it.\n'; } > prose-after.txt
{ printf 'The answer looks so:\n-----BEGIN CERTIFICATE-----\n...\n(base64 text)\n...\n-----END CERTIFICATE-----\nand yours is\n'; cat "$leaf"; } > prose-with-placeholder.txt
printf 'Paste the block that begins with\n-----BEGIN CERTIFICATE-----\nand ends with\n-----END CERTIFICATE-----\nhere.\n' > prose-only.txt
printf 'Your certificate begins with -----BEGIN CERTIFICATE----- and is attached.\n' > prose-only-inline.txt
sed 's/^/> /' "$leaf" | { printf 'On Monday the CA wrote:\n'; cat; } > quoted.txt
{ printf 'Here it is.\n\n'; cat "$leaf"; printf '\nOn Monday you wrote:\n'; sed 's/^/> /' "$other"; } > quoted-beside-plain.txt
{ sed 's/^/> > /' "$other"; sed 's/^/> /' "$leaf"; } > quoted-twice.txt
sed 's/^/        /' "$chain" | { printf 'tls:\n  certificate: |\n'; cat; } > yaml-block.yaml
sed 's/^/# /' "$leaf" > comment.conf
cat -n "$leaf" > numbered.txt
grep -n '' "$chain" > grep-n.txt
sed "s/^/2024-05-01 12:00:01.123 INFO  [main] /" "$leaf" | awk '{sub(/:01/, sprintf(":%02d", NR)); print}' > log.txt
{ printf 'SSL_CERT="'; perl -0pe 's/\n\z//' "$leaf"; printf '"\nexport SSL_CERT\n'; } > shell-variable.sh
tr '\n' ' ' < "$leaf" > spaces-for-line-ends.txt
joined "$leaf" '\012' > joined-octal.txt
tr -d '\n' < "$chain" > no-line-ends.txt
perl -0pe 's/-----\n-----BEGIN/----------BEGIN/g' "$chain" > glued.pem
sed 's/-----BEGIN/—–-BEGIN/; s/CERTIFICATE-----/CERTIFICATE—--/; s/-----END/—-END/' "$leaf" > word-dashes.txt
sed 's/-----BEGIN/\x97-BEGIN/; s/CERTIFICATE-----/CERTIFICATE\x97\x97/; s/-----END/\x97\x97END/' "$leaf" > word-dashes-1252.txt
sed 's/-----/----/g' "$leaf" > four-dashes.txt
sed 's/^/  /; s/$/  /' "$leaf" > indented.pem
{ head -1 "$leaf"; printf 'Comment: issued today\nX-Proc: 1\n\n'; sed 1d "$leaf"; } > headers-inside.pem
fold -w 16 "$work/leaf.b64" | { echo '-----BEGIN CERTIFICATE-----'; cat; echo '-----END CERTIFICATE-----'; } > short-lines.pem
{ printf 'Bag Attributes\n    friendlyName: x\nsubject=/CN=x\n'; cat "$leaf"; } > bag-attributes.pem
{ printf '%s\n' '-----BEGIN EC PARAMETERS-----' 'BggqhkjOPQMBBw==' '-----END EC PARAMETERS-----'; cat "$leaf"; } > ec-parameters.pem
{ printf '%s\n' '-----BEGIN EC PARAMETERS-----' 'BggqhkjOPQMBBw==' '-----END EC PARAMETERS-----'; } > ec-parameters-only.pem
parameters() { openssl genpkey -genparam -algorithm "$@" 2>/dev/null; }
parameters DH -pkeyopt dh_paramgen_prime_len:512 > dh-parameters.pem
parameters DHX -pkeyopt dh_rfc5114:1 > x942-parameters.pem
parameters DSA -pkeyopt dsa_paramgen_bits:1024 > dsa-parameters.pem
openssl ecparam -name prime256v1 -param_enc explicit > ec-parameters-explicit.pem
{ cat dh-parameters.pem; printf 'and the certificate:\n\n'; cat "$work/leaf.b64"; } > dh-parameters-base64.txt
{ cat "$work/leaf.b64"; } | sed 's/+/-/g; s/\//_/g' > base64-url.txt
sed '0,/END/s/CERTIFICATE/PRIVATE KEY/' "$chain" > label-private-key.pem
sed 's/CERTIFICATE/RSA PRIVATE KEY/' "$leaf" > label-rsa-private-key.pem
tr '+/' '-_' < "$leaf" | sed 's/_____/-----/g' > pem-url.txt
{ printf 'Your certificate:\n\n'; cat "$work/full.b64"; printf '\nKind regards\n'; } > base64-in-prose.txt

static_key() { printf '%s\n' '#' '# 2048 bit OpenVPN static key' '#' '-----BEGIN OpenVPN Static key V1-----' 6acef03f62675b4b1bbd03e53b187727 423cea742242106cb2916a8a4c829756 '-----END OpenVPN Static key V1-----'; }
{ printf 'client\n<ca>\n'; cat "$other"; printf '</ca>\n<cert>\n'; cat "$leaf"; printf '</cert>\n<tls-auth>\n'; static_key; printf '</tls-auth>\n'; } > openvpn.ovpn
static_key > openvpn.key
{ cat "$leaf"; printf '%s\n' '-----BEGIN AGE ENCRYPTED FILE-----' YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUxOSBzb21ldGhpbmcgZWxzZSBo ZXJlLCBhbmQgbm90aGluZyB0aGF0IGFueWJvZHkgY291bGQgcmVhZA== '-----END AGE ENCRYPTED FILE-----'; } > beside-age.pem

sed '1s/^/tls.pem:/; 2,$s/^/tls.pem-/' "$leaf" > grep-after.txt
sed 's/^/\x1b[36m/; s/$/\x1b[0m/' "$leaf" > colours.txt
sed 's/\([+=]\)/\\\1/g; s/^-/\\-/' "$leaf" > markdown-escaped.md
printf 'RequestId: 5\r\nRequestId: "5"\r\nCertificate request is pending: Taken Under Submission (0)\r\n' > certreq-pending.txt
printf 'RequestId: 6\r\nCertificate not issued (Denied) Denied by Policy Module  0x80094800\r\n' > certreq-denied.txt
printf '[\n[\n  Version: V3\n  Subject: CN=x\n  Signature:\n0000: 30 45 02 20 00 A5 0C 05   0A 3B C9 D6 BB 22 3C 03  0E. .....;..."<.\n0010: 5F 1C 2D                                           ...\n\n]\n' > java-certificate.txt
printf 'Zertifikat[1]:\nErweiterungen: \n\n#1: ObjectId: 1.3.6.1.4.1.311.21.7 Criticality=false\n0000: 30 2D 06 25 2B 06 01 04   01 82 37 15 08 81 B1 9C  0-.%%+.....7.....\n' > keytool-german.txt

# Hexadecimal of PEM, and bytes as other languages write them
xxd "$leaf" > pem-xxd.txt
hexdump "$leaf" > pem-hexdump.txt
xxd -p "$leaf" | tr -d '\n' > pem-hex.txt
xxd -i < "$work/leaf.der" | sed 's/0x0\([0-9a-f]\)/0x\1/g' | tr -d '\n' | sed 's/^ */[]byte{/; s/$/}/' > bytes-go.txt
xxd -i < "$work/leaf.der" | sed 's/0x/$/g' > bytes-pascal.txt
od -An -v -t u1 "$work/leaf.der" | tr -s ' \n' ',' | sed 's/^,/<</; s/,$/>>./' > bytes-erlang.txt

{ printf 'diff --git a/tls.pem b/tls.pem\nindex 1f2e3d4..5a6b7c8 100644\n--- a/tls.pem\n+++ b/tls.pem\n@@ -1,12 +1,12 @@\n -----BEGIN CERTIFICATE-----\n'; sed '/-----/d; s/^/-/' "$other"; sed '/-----/d; s/^/+/' "$leaf"; printf ' -----END CERTIFICATE-----\n'; } > renewed.diff
{ printf -- '--- tls.pem\n+++ tls.pem\n@@ -1,12 +1,12 @@\n'; sed 's/^/-/' "$other"; sed 's/^/+/' "$leaf"; } > replaced.patch
diff "$other" "$leaf" > plain.diff || true
{ printf -- '--- tls.pem\n+++ /dev/null\n@@ -1,12 +0,0 @@\n'; sed 's/^/-/' "$leaf"; } > removed.patch

# Others beside it, written otherwise
openssl x509 -in "$other" -outform DER -out "$work/other.der"
{ cat "$leaf"; printf '\nIts issuer:\n'; xxd -p "$work/other.der"; } > beside-hex.txt
{ xxd "$work/other.der"; printf '\n'; cat "$leaf"; } > beside-xxd.txt
{ cat "$leaf"; printf '\nIssuer: %s\n' "$two"; } > beside-base64.txt
{ cat "$leaf"; printf '\nSubject: CN=openssl-leaf.example\n> Issuer: %s\nIn hexadecimal:\n' "$two"; xxd -p "$work/leaf.der"; } > beside-same.txt
{ printf 'ca.crt: |\n'; sed 's/^/  /' "$other"; printf 'tls.crt: %s\n' "$(base64 -w 0 "$leaf")"; } > beside-pem-in-base64.yaml
printf '{"certificate":"%s","chain":"%s","response_format":"PEM"}\n' "$(base64 -w 0 "$leaf")" "$(joined "$other" '\n')" > beside-pem-in-base64.json
{ printf 'CERT="%s"\n\n' "$(joined "$leaf" '\n')"; cat "$other"; } > beside-escaped.env
python3 -c 'import sys; print("LEAF =", open(sys.argv[1], "rb").read()); print("CA = \"\"\"\n" + open(sys.argv[2]).read() + "\"\"\"")' "$work/leaf.der" "$other" > beside-bytes.py
python3 -c 'import sys; print("CA =", open(sys.argv[2], "rb").read()); print("LEAF =", open(sys.argv[1], "rb").read())' "$work/leaf.der" "$work/other.der" > bytes-two.py
python3 -c 'import sys; print(list(open(sys.argv[2], "rb").read())); print(list(open(sys.argv[1], "rb").read()))' "$work/leaf.der" "$work/other.der" > decimal-two.txt
{ printf 'const char leaf[] = "%s";\nconst unsigned char ca[] = {\n' "$(joined "$leaf" '\n')"; xxd -i < "$work/other.der"; printf '};\n'; } > beside-hex-escaped.c
{ printf '# the old one:\n'; sed 's/^/# /' "$other"; printf 'cert: %s\n' "$(base64 -w 0 "$leaf")"; } > beside-comment.yaml
{ printf '%s\n\nIts issuer:\n' "$one"; xxd -p "$work/other.der"; } > base64-beside-hex.txt

# Mails
mail() { printf 'Received: from mx.example by mail.example; Mon, 1 Jan 2024 00:00:00 +0000\nFrom: ca@ca.example\nTo: admin@host.example\nSubject: Your certificate\nMIME-Version: 1.0\n'; }
{ mail; printf 'Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nF=C3=BCr Sie:\n\n'; perl -pe 's/=/=3D/g; s/^(.{40})(.+)$/$1=\n$2/' "$leaf"; } | crlf > mail-quoted-printable.eml
{ mail; printf 'Content-Type: multipart/mixed;\n boundary="=_b1"\n\nThis is a message in parts.\n--=_b1\nContent-Type: multipart/alternative; boundary=b2\n\n--b2\nContent-Type: text/plain\n\nSee the attachment. It has a line -----BEGIN CERTIFICATE-----\n--b2\nContent-Type: text/html\n\n<p>See the attachment.</p>\n--b2--\n--=_b1\nContent-Type: image/png; name=logo.png\nContent-Transfer-Encoding: base64\n\n%s\n--=_b1\nContent-Type: application/x-x509-ca-cert; name=certnew.cer\nContent-Disposition: attachment\nContent-Transfer-Encoding: base64\n\n' "$(printf '\x89PNG\r\n\x1a\n\0\0\0\0' | base64)"; cat "$work/leaf.b64"; printf '\n--=_b1--\n'; } | crlf > mail-attachment.eml
{ mail; printf 'Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: application/octet-stream; name=leaf.pem\nContent-Transfer-Encoding: base64\n\n'; base64 "$leaf"; printf '\n--b\nContent-Type: application/pkcs7-mime; smime-type=certs-only; name=chain.p7b\nContent-Transfer-Encoding: base64\n\n'; cat "$work/full.b64"; printf '\n--b--\n'; } > mail-two-attachments.eml
{ mail; printf 'Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: application/octet-stream; name="leaf.cer"\nContent-Transfer-Encoding: base64\n\n'; perl -ne 's/^(.{10})./$1*/ if $.==3; print' "$work/leaf.b64"; printf '\n--b\nContent-Type: application/x-pkcs7-certificates\nContent-Transfer-Encoding: base64\n\n'; cat "$work/full.b64"; printf '\n--b--\n'; } > mail-damaged-attachment.eml
{ mail; printf 'Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nAttached.\n--b\nContent-Type: application/zip; name=cert.zip\nContent-Transfer-Encoding: base64\n\n'; (cd "$work" && zip -q0X - leaf.pem | base64); printf '\n--b--\n'; } > mail-zip.eml
{ mail; printf 'Content-Type: multipart/signed; protocol="application/pkcs7-signature"; micalg=sha-256; boundary=b\n\n--b\nContent-Type: text/plain\n\nYour request was denied.\n--b\nContent-Type: application/pkcs7-signature; name=smime.p7s\nContent-Transfer-Encoding: base64\n\n'; base64 $from/signed.p7b; printf '\n--b--\n'; } > mail-signed-only.eml
{ mail; printf 'Content-Type: message/rfc822\n\n'; mail; printf 'Content-Type: text/plain\n\n'; cat "$leaf"; } > mail-forwarded.eml
{ mail; printf 'Content-Type: text/html\n\n<html><body><pre>'; cat "$leaf"; printf '</pre></body></html>\n'; } > mail-html.eml
{ mail; printf 'Content-Type: text/plain\n\nThe request was denied.\n'; } > mail-denied.eml
{ printf -- '--b\nContent-Type: application/pkix-cert\nContent-Transfer-Encoding: base64\n\n'; cat "$work/leaf.b64"; printf '\n--b--\n'; } > mime-without-header.txt

# Web servers
{ printf 'HTTP/1.1 200 OK\r\nContent-Type: application/pkix-cert\r\n\r\n'; cat "$work/leaf.der"; } > http-binary.txt
{ printf 'HTTP/1.1 302 Found\r\nLocation: /x\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: application/pkcs7-mime\r\nContent-Transfer-Encoding: base64\r\n\r\n'; crlf < "$work/full.b64"; } > http-redirected.txt
{ printf 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: application/x-pkcs7-certificates\r\n\r\n'; perl -e 'binmode STDOUT; local $/; $_=<STDIN>; while(length){$c=substr($_,0,500,""); printf "%x;x=y\r\n%s\r\n",length $c,$c} print "0\r\n\r\n"' < "$work/full.der"; } > http-chunked.txt
{ printf 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: text/plain\r\n\r\n'; cat "$leaf"; } > http-chunked-already-joined.txt
printf 'HTTP/1.1 202 Accepted\r\nRetry-After: 600\r\n\r\n' > http-wait.txt
printf 'HTTP/1.1 401 Unauthorized\r\nContent-Type: text/html\r\n\r\n<html><head><title>Access denied</title></head></html>' > http-denied.txt
{ printf '* Connected to ca.example\n< HTTP/1.1 200 OK\n< Content-Type: application/pkcs7-mime\n< \n'; cat "$work/full.b64"; } > curl-v.txt

# JSON
printf '{"data":{"certificate":"%s","serial":"1"}}\n' "$(joined "$leaf" '\n')" > json.json
printf '{"certificate":"%s","chain":["%s"]}\n' "$(joined "$leaf" '\r\n')" "$(joined "$other" '\r\n')" > json-array.json
printf '{"certificate":"%s"}\n' "$(joined "$leaf" '\u000a' | sed 's/+/\\u002b/g')" > json-unicode.json
printf '{"cert":"%s"}\n' "$(printf %s "$one" | sed 's,/,\\/,g')" > json-base64.json
printf '{"x5c":["%s","%s"]}\n' "$one" "$two" > json-x5c.json
printf '{"body":"{\\"certificate\\":\\"%s\\"}"}\n' "$(joined "$leaf" '\\n')" > json-in-json.json
printf '{"certificate":"%s"}\n' "$(base64 -w 0 "$chain")" > json-pem-in-base64.json
printf '{"certificate":"%s"}\n' "$(printf %s "$one" | base64 -w 0)" > json-base64-twice.json
printf '{"der":"%s"}\n' "$(xxd -p "$work/leaf.der" | tr -d '\n')" > json-hex.json
printf '{"certificate":"%s"}\n' "$(head -5 "$leaf" | awk '{printf "%s\\n", $0}')" > json-cut-off.json
printf '{"errors":["permission denied"]}\n' > json-error.json
joined "$chain" '\n' > literal-n.txt
joined "$leaf" '`n' > literal-powershell.txt
printf 'apiVersion: v1\nkind: Secret\ndata:\n  tls.crt: %s\n  tls.key: %s\n' "$(base64 -w 0 "$chain")" "$(printf -- '-----BEGIN PRIVATE KEY-----\nMEECAQAw\n-----END PRIVATE KEY-----\n' | base64 -w 0)" > kubernetes.yaml
{ printf 'dn: cn=host\nuserCertificate;binary:: '; printf %s "$one" | fold -w 60 | sed '2,$s/^/ /'; printf '\ncn: host\n'; } > entry.ldif

# XML and HTML
printf '<?xml version="1.0"?>\n<r><ds:KeyInfo xmlns:ds="x"><ds:X509Data><ds:X509Certificate>%s</ds:X509Certificate></ds:X509Data></ds:KeyInfo></r>\n' "$(sed 's/$/\&#13;/' "$work/leaf.b64")" > xml-x509data.xml
printf '<r><Certificate><![CDATA[%s]]></Certificate></r>\n' "$(cat "$leaf")" > xml-cdata.xml
printf '<r><Certificate>%s</Certificate></r>\n' "$(sed 's/$/\&#xD;/' "$chain")" > xml-pem.xml
printf '<s:Envelope xmlns:s="s"><s:Header><o:Security><o:BinarySecurityToken>%s</o:BinarySecurityToken></o:Security></s:Header><s:Body><t:RequestedSecurityToken><o:BinarySecurityToken>%s</o:BinarySecurityToken></t:RequestedSecurityToken></s:Body></s:Envelope>\n' "$two" "$one" > soap-signed.xml
printf '<s:Envelope xmlns:s="s"><s:Body><s:Fault><s:Reason><s:Text xml:lang="en">The request was denied</s:Text></s:Reason></s:Fault></s:Body></s:Envelope>\n' > soap-fault.xml
printf '<html><body><p>Here it is.</p>\n<!-- %s -->\n<!-- Certificate Pending --></body></html>\n' "$(cat "$leaf")" > html-comment.html
printf '<html><body><p>Here it is.</p>\n<!-- %s -->\n<pre> %s</pre></body></html>\n' "$(cat "$other")" "$(cat "$leaf")" > html-comment-beside.html
printf '<?xml version="1.0"?><cert><!-- %s --></cert>\n' "$one" > xml-comment.xml
printf '<html><body><textarea rows=20>%s</textarea></body></html>\n' "$(cat "$leaf")" > html-textarea.html
printf '<html><body><p>%s</p></body></html>\n' "$(sed 's/$/<br>/' "$leaf")" > html-br.html
printf '<html><body><a download="c.cer" href="data:application/x-x509-ca-cert;base64,%s">certificate</a></body></html>\n' "$one" > html-data-address.html
printf '<html><body><form><input type="hidden" name="cert" value="%s"></form></body></html>\n' "$one" > html-hidden-field.html
{ printf '<HTML><Head><Title>Microsoft Active Directory Certificate Services</Title></Head><Body>\n<P>The certificate you requested was issued to you.</P>\n<Script Language="VBScript">\n\tFunction Install\n\tDim sPKCS7\n\tsPKCS7=""\n'; awk '{printf "\tsPKCS7=sPKCS7 & \"%s\" & vbNewLine\n", $0}' "$work/full.b64"; printf '\tEnd Function\n</Script></Body></HTML>\n'; } | crlf > adcs-vbscript.html
{ printf '<html><head><title>x</title></head><body><script>\nvar sPKCS7 = "";\n'; awk '{printf "sPKCS7 += \"%s\\n\";\n", $0}' $from/full-labelled-as-ad-cs-does.p7b; printf 'install(sPKCS7);\n</script></body></html>\n'; } > adcs-javascript.html
{ printf "<script>var c = ''"; awk '{printf "\n + '"'"'%s\\n'"'"'", $0}' "$leaf"; printf ';</script>\n'; } > javascript-single-quotes.html
printf '<html><head><title>Microsoft Active Directory Certificate Services</title></head><body><p>Certificate Pending</p><p>Your Request Id is 1234.</p></body></html>\n' > adcs-pending.html
printf '<html><head><title>Microsoft Active Directory Certificate Services</title></head><body><p>Certificate Request Denied</p><p>Your certificate request was denied.</p><p>Your Request Id is 77. The disposition message is "Denied by Policy Module".</p></body></html>\n' > adcs-denied.html

# Programs
{ printf 'String cert =\n'; awk '{printf "    \"%s\\n\" +\n", $0}' "$leaf"; printf '    "";\n'; } > java-string.txt
{ printf 'static const char cert[] =\n'; awk '{printf "  \"%s\\n\"\n", $0}' "$leaf"; printf ';\n'; } > c-string.txt
{ printf 'Dim c\n'; awk 'NR==1{printf "c = \"%s\" & vbCrLf & _\n", $0; next} {printf "    \"%s\" & vbCrLf & _\n", $0}' "$leaf"; printf '    ""\n'; } > vb-string.txt
printf '%s' "$(joined "$leaf" '%0A' | sed 's/ /%20/g; s/+/%2B/g; s,/,%2F,g; s/=/%3D/g')" > percent.txt
printf 'cert=%s&x=1' "$(joined "$leaf" '%0D%0A' | sed 's/+/%2B/g; s/ /+/g; s,/,%2F,g; s/=/%3D/g')" > form.txt
printf 'data:application/pkix-cert;base64,%s' "$one" > data-base64.txt
printf 'data:application/pkix-cert,%s' "$(xxd -p "$work/leaf.der" | tr -d '\n' | sed 's/../%&/g')" > data-percent.txt

# Hexadecimal
xxd -p "$work/leaf.der" > hex-plain.txt
xxd "$work/leaf.der" > hex-xxd.txt
xxd -g 1 -u "$work/leaf.der" > hex-xxd-1.txt
xxd -i -n cert_der "$work/leaf.der" > hex-c-array.txt 2>/dev/null || (cd "$work" && xxd -i leaf.der) > hex-c-array.txt
hexdump -C "$work/leaf.der" > hex-hexdump-c.txt
hexdump "$work/leaf.der" > hex-hexdump.txt
od -A x -t x1z "$work/leaf.der" > hex-od.txt
od -t x1 "$work/leaf.der" > hex-od-octal.txt
xxd -p "$work/full.der" | tr -d '\n' | sed 's/../&:/g; s/:$//' > hex-colon.txt
xxd -p -c 16 "$work/leaf.der" | sed 's/../&:/g' > hex-colon-lines.txt
xxd -p "$work/leaf.der" | tr -d '\n' | sed 's/^/0x/' > hex-0x.txt
xxd -p "$work/leaf.der" | tr -d '\n' | sed 's/../\\x&/g' > hex-backslash.txt
xxd -p "$work/leaf.der" | tr -d '\n' | sed 's/^/\\x/' > hex-postgres.txt
{ printf '{ '; xxd -p "$work/leaf.der" | tr -d '\n' | sed 's/../(byte) 0x&, /g'; printf '}\n'; } > hex-java-array.txt
{ printf '\r\n\r\n           00 01 02 03 04 05 06 07 08 09 0A 0B 0C 0D 0E 0F\r\n\r\n'; xxd -u -g 1 "$work/leaf.der" | sed 's/^\(.\{8\}\): /\1   /; s/$/\r/'; } > hex-format-hex.txt
xxd -p "$work/leaf.der" | head -5 > hex-cut-off.txt
od -An -v -t u1 "$work/leaf.der" | sed 's/^ *//; s/  */, /g; s/$/,/' | { printf '{"type":"Buffer","data":[\n'; cat; printf ']}\n'; } | perl -0pe 's/,\n\]/]/' > decimal.json
od -An -v -t d1 -w1 "$work/leaf.der" | tr -d ' ' > decimal-signed.txt

# Encodings of text
iconv -t UTF-16LE "$chain" > utf16le.pem
iconv -t UTF-16BE "$work/full.b64" > utf16be.txt
iconv -t UTF-32LE "$leaf" > utf32le.pem
{ printf '\xff\xfe'; xxd "$work/leaf.der" | iconv -t UTF-16LE; } > utf16le-hex.txt
{ printf '\xef\xbb\xbf'; cat "$leaf"; printf '\xef\xbb\xbf'; cat "$other"; } > bom-in-the-middle.pem
{ cat "$leaf"; printf '\x1a'; } > ctrl-z.pem
sed 's/ /\xc2\xa0/; s/$/\xc2\xa0/' "$leaf" > no-break-spaces.pem
sed 's/ /\xa0/; s/$/\xa0/' "$leaf" > no-break-spaces-1252.pem
sed 's/^/\xe2\x80\x8b/' "$leaf" > zero-width.pem
iconv -f ASCII -t IBM1047 "$leaf" > ebcdic-1047.pem
iconv -f ASCII -t IBM037 "$leaf" > ebcdic-037.pem
awk '{printf "%-80s", $0}' "$chain" | iconv -f ASCII -t IBM273 > ebcdic-records.pem
{ printf 'F\xfcr Sie:\n'; cat "$leaf"; } > latin1-around.txt
{ cat "$leaf"; iconv -t UTF-16LE "$other"; } > appended-by-powershell.pem
LC_ALL=C perl -pe 's/([\x80-\xff])/\xef\xbf\xbd/g' < "$work/leaf.der" > binary-as-text.cer
iconv -f ISO-8859-1 -t UTF-8 "$work/leaf.der" > binary-as-utf8.cer
{ printf '\r\n'; cat "$work/leaf.der"; } > line-end-before.cer

# Damaged
head -c 500 "$leaf" > cut-off.pem
head -c 400 "$work/leaf.der" > cut-off.cer
perl -pe 's/^(.{20})./$1*/ if $.==4' "$leaf" > wrong-letter.pem
perl -ne 'print unless $.==5' "$leaf" > line-missing.pem
{ cat "$leaf"; head -c 300 "$other"; } > second-cut-off.pem
head -c 500 "$work/leaf.b64" > cut-off.b64
perl -pe 's/\n/\r\n/g' < "$work/leaf.der" > ftp-ascii.cer

# Something else
(cd "$work" && zip -q0X - leaf.pem) > something.zip
gzip -nc "$leaf" > something.gz
gzip -nc "$leaf" | base64 > something.gz.b64
printf '\xfe\xed\xfe\xed\0\0\0\2\0\0\0\0' > something.jks
printf '\xce\xce\xce\xce\0\0\0\2\0\0\0\0' > something.jceks
printf '\0\0\0\0CERT\0\0\0\0' > something.sst
{ printf '\x03\0\0\0\1\0\0\0\x14\0\0\0'; openssl dgst -sha1 -binary "$work/leaf.der"; perl -e 'print pack("V3", 32, 1, -s $ARGV[0])' "$work/leaf.der"; cat "$work/leaf.der"; } > something.blob
{ printf '\r\nHKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\SystemCertificates\\CA\\Certificates\\%s\r\n    Blob    REG_BINARY    ' "$(openssl dgst -sha1 -binary "$work/leaf.der" | xxd -p -u)"; xxd -p -u something.blob | tr -d '\n'; printf '\r\n\r\n'; } > blob-reg-query.txt
xxd -p something.blob | sed 's/../& /g' > blob-spaced.txt
printf '%%PDF-1.7\n%%\xe2\xe3\xcf\xd3\n' > something.pdf
printf '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0' > something.msg
printf 'PK\3\4\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x13\0\0\0[Content_Types].xml' > something.docx
printf 'ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQC7 admin@host\n' > openssh.pub
printf 'ssh-ed25519-cert-v01@openssh.com AAAAIHNzaC1lZDI1NTE5LWNlcnQtdjAxQG9wZW5zc2guY29t admin@host\n' > openssh-cert.pub
printf -- '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW\n-----END OPENSSH PRIVATE KEY-----\n' > openssh.key
printf -- '-----BEGIN PGP MESSAGE-----\nVersion: x\n\nhQEMA1234567890abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUV\n=abcd\n-----END PGP MESSAGE-----\n' > message.asc
printf -- '---- BEGIN SSH2 PUBLIC KEY ----\nComment: x\nAAAAB3NzaC1yc2EAAAADAQABAAABAQC7\n---- END SSH2 PUBLIC KEY ----\n' > ssh2.pub
openssl x509 -in "$leaf" -noout -text > openssl-text.txt
openssl asn1parse -in "$leaf" > asn1parse.txt
printf 'X509 Certificate:\r\nVersion: 3\r\nSerial Number: 01\r\nCertUtil: -dump command completed successfully.\r\n' > certutil-dump.txt
printf 'Owner: CN=host\nIssuer: CN=ca\nSerial number: 1\n' > keytool.txt
printf '[Version]\nSignature="$Windows NT$"\n[NewRequest]\nSubject="CN=host"\n' > request.inf
printf 'Windows Registry Editor Version 5.00\r\n\r\n[HKEY_CURRENT_USER\\Software]\r\n"Blob"=hex:03,00,00,00,01,00\r\n' > blob.reg
cp $from/key.pfx something.pfx
cp $from/request.csr request.pem
openssl pkey -in <(openssl pkcs12 -in $from/key.pfx -passin pass:secret -nodes -nocerts) -aes128 -passout pass:x > encrypted.key
openssl pkey -in <(openssl pkcs12 -in $from/key.pfx -passin pass:secret -nodes -nocerts) -outform DER > private.key.der
openssl pkcs8 -topk8 -in <(openssl pkcs12 -in $from/key.pfx -passin pass:secret -nodes -nocerts) -passout pass:x -outform DER > encrypted.key.der
openssl x509 -in "$leaf" -noout -pubkey > public.pem
{ printf '%s\n' '-----BEGIN PKCS7-----'; cat "$work/leaf.b64"; printf '%s\n' '-----END PKCS7-----'; } > label-pkcs7.pem
openssl x509 -in "$leaf" -addtrust serverAuth -trustout > trusted.pem

# The same twice over, and in one another
{ printf 'From: a@b.example\nContent-Type: application/json\n\n{"pem":"%s"}\n' "$(joined "$leaf" '\n')"; } > json-in-mail.eml
printf '<r><json>{"certificate":"%s"}</json></r>\n' "$(joined "$leaf" '\n')" > json-in-xml.xml
base64 "$work/full.b64" > base64-twice.txt
{ printf 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{"certificate":"%s"}' "$(joined "$leaf" '\n')"; } > json-in-http.txt
{ cat "$leaf"; sed 's/^/> /' "$other"; } | iconv -t UTF-16LE > utf16-quoted.txt
printf '{"leaf":"%s","chain":"%s"}\n' "$(perl -pe 's/^(.{20})./$1*/ if $.==4' "$leaf" | awk '{printf "%s\\n", $0}')" "$(joined "$other" '\n')" > json-damaged-leaf.json
{ sed 's/^/> /' "$other"; head -5 "$leaf" | sed 's/^/> /'; } > quoted-cut-off.txt
{ printf 'xx\n'; head -4 "$work/leaf.b64"; printf 'yy\n'; } > base64-cut-off-in-prose.txt
{ printf 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfff\r\nabc\r\n0\r\n\r\n'; } > http-chunk-too-long.txt
printf '   \r\n\t\r\n' > blank.txt
printf '\r\n\r\n0\x82' > two-bytes.bin
printf 'begin 644 cert.cer\nM,((!YS\n`\nend\n' > uuencoded.txt

# More of the same kinds
{ printf 'Bitte kopieren Sie die Zeile\n-----BEGIN CERTIFICATE-----\nund alles bis zur Zertifizierungsstellenzertifikatssignatur, siehe https://ca.example/certsrv/certificates/download/intermediates\n-----END CERTIFICATE-----\n\n'; cat "$leaf"; } > prose-with-long-words.txt
{ printf 'crypto pki certificate chain TP\n certificate 01\n'; xxd -p -u -c 32 "$work/leaf.der" | sed 's/.\{8\}/& /g; s/^/  /'; printf '  \tquit\n certificate ca 02\n'; openssl x509 -in "$other" -outform DER | xxd -p -u -c 32 | sed 's/.\{8\}/& /g; s/^/  /'; printf '  \tquit\n'; } > hex-cisco.txt
{ printf 'On Monday you wrote:\n'; sed 's/^/> /' "$work/full.b64"; } > base64-quoted.txt
cat -n "$work/leaf.b64" > base64-numbered.txt
{ cat "$work/leaf.der"; openssl x509 -in "$other" -outform DER; } > two-certificates.cer
{ cat "$work/leaf.der"; openssl x509 -in "$other" -outform DER | head -c 300; } > second-cut-off.cer
{ printf 'HTTP/1.1 200 OK\r\n\r\n'; cat "$chain"; } > http-without-type.txt
printf '<html><body><input type="hidden" value="%s"></body></html>' "$(sed 's/$/\&#13;\&#10;/' "$leaf" | tr -d '\n')" > html-field-entities.html
printf "<r><c data='%s'/></r>" "$one" > xml-attribute.xml
printf 'const cert = `-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----`;\n' "$(sed '1d;$d' "$leaf")" > javascript-template.js
printf "cert = {'pem': '%s'}\n" "$(joined "$leaf" '\n')" > python-dict.txt
printf 'SSL_CERT="%s"\n' "$(joined "$chain" '\n')" > dotenv.env
printf 'cert: "%s"\n' "$(joined "$leaf" '\n')" > yaml-quoted.yaml
printf '["%s"]\n' "$(joined "$leaf" '","')" > json-lines-array.json
xxd -s 0 "$work/leaf.der" | sed 's/^0000/0004/' > hex-other-address.txt
xxd -p -c 4 "$work/leaf.der" | awk 'length==8{printf "0x%s, ", $0; next} {n=length; for(i=1;i<=n;i+=2) printf "0x%s, ", substr($0,i,2)}' > hex-words.txt
xxd -p -u "$work/leaf.der" | tr -d '\n' | sed 's/../&h,/g' > hex-assembler.txt
printf 'id | cert\n 1 | \\x%s\n' "$(xxd -p "$work/leaf.der" | tr -d '\n')" > hex-psql.txt
od -b "$work/leaf.der" | head -3 > octal.txt; od "$work/leaf.der" | head -5 > octal-words.txt
tar -C "$work" --owner=0 --group=0 --mtime=@0 -cf something.tar leaf.pem
printf '\0\0\0\2\0\0\0\x14aaaaaaaaaaaaaaaaaaaa' > something.bks
printf '\x1e\xf1\xb5\xb0\0\0\0\0' > something.pvk
printf 'PuTTY-User-Key-File-2: ssh-rsa\nEncryption: none\n' > putty.ppk
printf '[InternetShortcut]\r\nURL=https://ca.example/\r\n' > shortcut.url
printf '{\\rtf1\\ansi Your certificate was denied.\\par}' > document.rtf
{ printf '{\\rtf1\\ansi\\f0\n'; sed 's/$/\\par/' "$leaf"; printf '}\n'; } > pem-in-rtf.rtf
printf '<RequestSecurityTokenResponse><DispositionMessage xml:lang="en-US">Taken Under Submission</DispositionMessage><RequestID>12</RequestID></RequestSecurityTokenResponse>' > wstep-pending.xml
{ mail; printf 'Content-Type: application/pkcs7-mime; smime-type=certs-only; name=smime.p7m\nContent-Transfer-Encoding: base64\n\n'; cat "$work/full.b64"; } > mail-certs-only.eml
{ mail; printf 'Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n'; { echo 'Your certificate:'; cat "$leaf"; } | base64; } > mail-text-in-base64.eml
{ printf -- '-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nYour certificate:\n\n'; sed 's/^-/- -/' "$leaf"; printf -- '-----BEGIN PGP SIGNATURE-----\n\niQEzBAEBCAAdFiEEabcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUV\n=abcd\n-----END PGP SIGNATURE-----\n'; } > pgp-signed.txt
printf '<r><Signature><KeyInfo><X509Certificate>%s</X509Certificate></KeyInfo></Signature></r>' "$one" > xml-signature-only.xml
{ mail; printf 'Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\n'; cat "$leaf"; printf '\n--b\nContent-Type: application/octet-stream; name="smime.p7s"\nContent-Transfer-Encoding: base64\n\n'; base64 $from/signed.p7b; printf '\n--b--\n'; } > mail-with-p7s.eml

# What programs make of a line end, or of bytes
joined "$leaf" '|' > joined-bars.txt
joined "$chain" 'n' > joined-backslash-lost.txt
joined "$leaf" '/n' > joined-slash-n.txt
joined "$leaf" '^M' | sed 's/^/cert=/' > joined-caret.txt
joined "$leaf" '<br>' > joined-br.txt
joined "$leaf" '&lt;br/&gt;' > joined-br-escaped.txt
joined "$leaf" '&#10;' > joined-entity.txt
perl -0777 -ne 'print "cert = b\x27"; for (split //) { print $_ eq "\x27" || $_ eq "\\" ? "\\$_" : /[ -~]/ ? $_ : sprintf "\\x%02x", ord } print "\x27\n"' "$work/leaf.der" > bytes-python.txt
perl -0777 -ne 'print "char cert[] =\n"; while (s/^(.{1,30})//s) { print "  \""; printf "\\%03o", ord for split //, $1; print "\"\n" } print ";\n"' "$work/leaf.der" > bytes-octal.c
perl -0777 -ne 'print "{\"der\":\""; for (split //) { print /[a-zA-Z0-9]/ ? $_ : sprintf "\\u%04x", ord } print "\"}\n"' "$work/leaf.der" > bytes-json.json
head -c 400 bytes-python.txt > bytes-cut-off.txt
xxd -b "$work/leaf.der" > binary-digits.txt
printf '<Buffer %s ... 441 more bytes>\n' "$(xxd -p -l 50 "$work/leaf.der" | tr -d '\n' | sed 's/../& /g')" > node-buffer.txt

# Encoded once too often
sed 's/ /\xc3\x82\xc2\xa0/; s/$/\xc3\x82\xc2\xa0/' "$leaf" > no-break-spaces-twice.pem
{ printf '\xc3\xaf\xc2\xbb\xc2\xbf'; cat "$leaf"; } > bom-twice.pem
sed 's/^/\xc3\xa2\xe2\x82\xac\xe2\x80\xb9/' "$leaf" > zero-width-1252.pem
perl -CO -pe 's/([!-~])/chr(ord($1) + 0xFEE0)/ge' "$leaf" > full-width.pem

# Mails once more
{ mail; printf 'Content-Type: text/plain; charset=us-ascii\nContent-Transfer-Encoding: quoted-printable\n\nYour certificate =\n\n'; xxd -p "$work/leaf.der" | tr -d '\n' | sed 's/../&:/g; s/:$//' | fold -w 75 | sed '$!s/$/=/'; printf '\n'; } | crlf > mail-hex-quoted-printable.eml
{ mail; printf 'Content-Type: multipart/mixed;\n boundary*0="long; ";\n boundary*1=boundary\n\n--long; boundary\nContent-Type: application/pkix-cert\nContent-Disposition: attachment; filename*=UTF-8%s\nContent-Transfer-Encoding: base64\n\n' "''c%20d.cer"; cat "$work/leaf.b64"; printf '\n--long; boundary--\n'; } > mail-long-boundary.eml
{ mail; printf 'Content-Type: multipart/mixed; boundary=another\n\n'; cat "$leaf"; } > mail-wrong-boundary.eml
{ mail; printf 'Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: application/pkcs8\nContent-Transfer-Encoding: base64\n\n'; openssl genpkey -algorithm ed25519 -outform DER | base64; printf -- '--b\nContent-Type: application/pkcs7-mime; smime-type=certs-only\nContent-Transfer-Encoding: base64\n\n'; cat "$work/full.b64"; printf '\n--b--\n'; } > est-serverkeygen.txt

# Other programs' files
printf '\x00\x05\x16\x07\x00\x02\x00\x00Mac OS X        \0\2' > something.appledouble
printf 'bplist00\xd1\x01\x02\0\0\0\0' > something.bplist
printf 'L\0\0\0\x01\x14\x02\0\0\0\0\0' > something.lnk
printf ']\0\0\x80\0\xff\xff\xff' > something.lzma
printf '\x04\x22\x4d\x18\x64\x40\xa7\0\0' > something.lz4
printf '\x1f\x9d\x90\0\0\0' > something.Z
printf 'kych\0\1\0\0' > something.keychain

# Values and cells of tables, and what stands above and between
leaf_hex=$(xxd -p "$work/leaf.der" | tr -d '\n'); other_hex=$(openssl x509 -in "$other" -outform DER | xxd -p | tr -d '\n')
printf "INSERT INTO issued VALUES\n(17,'2024-05-01 12:30:45',0x%s),\n(18,'2024-05-01 12:31:07',0x%s);\n" "$other_hex" "$leaf_hex" > hex-sql.sql
printf '17,%s\n18,%s\n' "$other_hex" "$leaf_hex" > hex-values.csv
colons() { sed 's/../&:/g; s/:$//' <<< "$1"; }
printf 'no,fingerprint,certificate\n17,%s,%s\n18,%s,%s\n' "$(colons 5a0c11d2e33f)" "$(colons "$other_hex")" "$(colons 77b1c9e0d4a6)" "$(colons "$leaf_hex")" > hex-columns.csv
dump() { xxd -r -p <<< "$1" | hexdump -C | sed '$d'; }
{ printf 'The issuing CA:\n\n'; dump "$other_hex"; printf '\nand yours:\n\n'; dump "$leaf_hex"; } > hex-dumps.txt
psql() { awk -v first=" $2 | " '{row = sprintf("%s%-64s", NR == 1 ? first : "    | ", $0); printf "%s%s", NR == 1 ? "" : "+\n", row} END {print ""}' "$1"; }
{ printf ' id |                           certificate\n----+------------------------------------------------------------------\n'; psql "$other" 17; psql "$leaf" 18; printf '(2 rows)\n'; } > table-psql.txt
cells() { awk -v name="$2" '{printf "| %-11s | %-64s | %-6s |\n", NR == 1 ? name : "", $0, NR == 1 ? "issued" : ""}' "$1"; }
{ cells "$other" issuer; cells "$leaf" certificate; } > table-cells.txt
{ sha256sum < "$work/leaf.der" | cut -c 1-64; cat "$work/leaf.b64"; } > base64-below-hash.txt
ruler() { printf -- "$1%.0s" {1..72}; echo; }
{ ruler -; openssl x509 -in "$other" -outform DER | base64 -w 64; ruler _; cat "$work/leaf.b64"; ruler -; } > base64-rulers.txt

# Logs of JSON, and line ends as CLIXML and formats of C and Java write them
python3 -c 'import json, sys; print("\n".join(json.dumps({"log": line, "stream": "stdout", "time": "2024-05-01T12:00:00.%09dZ" % n}) for n, line in enumerate(open(sys.argv[1]))))' "$chain" > json-log.json
joined "$leaf" '%n' > joined-percent-n.txt
sed '/END/,$d' json-log.json | sed '$d' > json-log-cut-off.json
{ printf '<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04">\n  <S>'; joined "$leaf" '_x000D__x000A_'; printf '</S>\n</Objs>\n'; } > joined-clixml.xml
printf 'my "Personal"\r\n================ Certificate 0 ================\r\nSerial Number: 2a\r\nIssuer: CN=x\r\n NotBefore: 5/1/2024 12:00 PM\r\nCert Hash(sha1): 5a 0c 11\r\n  Provider = x\r\nCertUtil: -store command completed successfully.\r\n' > certutil-store.txt

# Numbers in rows of a table, and lines that a shell writes to a file
python3 -c 'import sys; [print(n, *open(name, "rb").read(), sep=", ") for n, name in enumerate(sys.argv[1:], 17)]' "$work/other.der" "$work/leaf.der" > decimal-rows.csv
sed 's/^/echo /; 1s/$/ > tls.cer/; 2,$s/$/ >> tls.cer/' "$leaf" | crlf > echo.bat

# Cut off, with words after it whose letters would fill what is missing
{ sed '$d' "$leaf" | sed '$d'; printf '\nKind regards\nYour CA and all of the team that looks after it\n'; } > cut-off-before-words.txt
