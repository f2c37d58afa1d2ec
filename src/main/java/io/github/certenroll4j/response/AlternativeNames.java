package io.github.certenroll4j.response;

import io.github.certenroll4j.DistinguishedName;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.util.encoders.Hex;

/** The names of GeneralName (RFC 5280 section 4.2.1.6) with what they are, as OpenSSL writes it. */
final class AlternativeNames {

    /** The name of a user of Active Directory. */
    private static final String UPN = "1.3.6.1.4.1.311.20.2.3";

    private AlternativeNames() {
    }

    static String text(GeneralName name) {
        switch (name.getTagNo()) {
            case GeneralName.otherName:
                return otherName(ASN1Sequence.getInstance(name.getName()));
            case GeneralName.rfc822Name:
                return "email:" + name.getName();
            case GeneralName.dNSName:
                return "DNS:" + name.getName();
            case GeneralName.directoryName:
                return "DirName:" + directoryName(name);
            case GeneralName.uniformResourceIdentifier:
                return "URI:" + name.getName();
            case GeneralName.iPAddress:
                return "IP:" + address(ASN1OctetString.getInstance(name.getName()).getOctets());
            case GeneralName.registeredID:
                return "RID:" + name.getName();
            default:
                return "other:" + name.getName();
        }
    }

    /** An address alone, without a word before it. */
    static String address(GeneralName name) {
        return name.getTagNo() == GeneralName.uniformResourceIdentifier ? name.getName().toString() : text(name);
    }

    private static String otherName(ASN1Sequence name) {
        String type = name.getObjectAt(0).toString();
        Object value = ASN1TaggedObject.getInstance(name.getObjectAt(1)).getExplicitBaseObject();
        String text = value instanceof ASN1String ? ((ASN1String) value).getString() : value.toString();
        return UPN.equals(type) ? "UPN:" + text : "otherName:" + type + ":" + text;
    }

    private static String directoryName(GeneralName name) {
        try {
            return DistinguishedName.of(name.getName().toASN1Primitive().getEncoded());
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Eight or thirty-two bytes are an address and a mask, in name constraints alone. */
    private static String address(byte[] octets) {
        try {
            return InetAddress.getByAddress(octets).getHostAddress();
        } catch (UnknownHostException ofAnotherLength) {
            return Hex.toHexString(octets);
        }
    }
}
