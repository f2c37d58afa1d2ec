package io.github.certenroll4j.response;

import io.github.certenroll4j.response.CmcStatus.State;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.cmc.CMCObjectIdentifiers;
import org.bouncycastle.asn1.cmc.TaggedAttribute;
import org.bouncycastle.util.encoders.Hex;

/** PKIResponse, the content of a full CMC response: controls, among them the statuses, and CMS messages (RFC 5272 section 3.2). */
final class CmcResponse {

    /** What a request of so many parts has to say nobody reads. */
    static final int MAX_STATUSES = 100;
    private static final int MAX_PARTS = 100;
    private static final int MAX_TEXT = 2000;
    private static final int SHA1_LENGTH = 20;
    /** {@code szOID_CMC_ADD_ATTRIBUTES}: attributes of AD CS about a certificate. */
    private static final ASN1ObjectIdentifier ADD_ATTRIBUTES = new ASN1ObjectIdentifier("1.3.6.1.4.1.311.10.10.1");
    /** {@code szOID_ISSUED_CERT_HASH}. */
    private static final ASN1ObjectIdentifier ISSUED_CERT_HASH = new ASN1ObjectIdentifier("1.3.6.1.4.1.311.21.17");

    /** CMS messages inside, which may hold certificates. */
    final List<ASN1Primitive> messages = new ArrayList<>();
    final List<String> remarks = new ArrayList<>();
    /** What became of the parts of the request. */
    final List<CmcStatusInfo> statuses = new ArrayList<>();
    /** SHA-1, lower-case hexadecimal. */
    Optional<String> issuedCertificateHash = Optional.empty();
    private int passedBy;

    CmcResponse(ASN1Primitive pkiResponse) {
        ASN1Sequence parts = ASN1Sequence.getInstance(pkiResponse);
        for (ASN1Encodable control : ASN1Sequence.getInstance(parts.getObjectAt(0))) {
            readControl(TaggedAttribute.getInstance(control));
        }
        for (ASN1Encodable tagged : parts.size() > 1 ? ASN1Sequence.getInstance(parts.getObjectAt(1)) : parts) {
            ASN1Sequence contentInfo = ASN1Sequence.getInstance(tagged);
            if (contentInfo.size() == 2) {
                messages.add(contentInfo.getObjectAt(1).toASN1Primitive());
            }
        }
        if (passedBy > 0) {
            remarks.add(passedBy + (passedBy == 1 ? " status in the CMC response is" : " statuses in the CMC response are")
                    + " passed by: too many, or of an unknown number");
        }
    }

    private void readControl(TaggedAttribute control) {
        boolean status = CMCObjectIdentifiers.id_cmc_statusInfo.equals(control.getAttrType())
                || CMCObjectIdentifiers.id_cmc_statusInfoV2.equals(control.getAttrType());
        for (ASN1Encodable value : control.getAttrValues()) {
            if (status) {
                readStatus(ASN1Sequence.getInstance(value));
            } else if (ADD_ATTRIBUTES.equals(control.getAttrType())) {
                readAttributes(ASN1Sequence.getInstance(value));
            }
        }
    }

    private void readStatus(ASN1Sequence info) {
        BigInteger number = ASN1Integer.getInstance(info.getObjectAt(0)).getValue();
        boolean known = number.signum() >= 0 && number.compareTo(BigInteger.valueOf(State.values().length)) < 0;
        if (!known || statuses.size() == MAX_STATUSES) {
            passedBy++;
            return;
        }
        Optional<String> text = Optional.empty();
        for (int i = 2; i < info.size(); i++) {
            ASN1Encodable part = info.getObjectAt(i);
            text = part instanceof ASN1String ? Optional.of(shortened(((ASN1String) part).getString())) : text;
        }
        CmcStatusInfo status = new CmcStatusInfo(State.values()[number.intValue()],
                bodyParts(ASN1Sequence.getInstance(info.getObjectAt(1))), text);
        for (int i = 2; i < info.size(); i++) {
            readOtherInfo(status, info.getObjectAt(i).toASN1Primitive());
        }
        statuses.add(status);
    }

    private static String shortened(String text) {
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "…";
    }

    /** BodyPartReference: a number, or a path of them through nested requests. */
    private static List<String> bodyParts(ASN1Sequence list) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < Math.min(list.size(), MAX_PARTS); i++) {
            ASN1Encodable part = list.getObjectAt(i);
            List<String> path = part instanceof ASN1Sequence ? bodyParts((ASN1Sequence) part) : new ArrayList<>();
            parts.add(part instanceof ASN1Sequence ? String.join("/", path) : shortened(ASN1Integer.getInstance(part).toString()));
        }
        return parts;
    }

    /** OtherStatusInfo: why it failed, what to ask again with, or the reason of somebody else. */
    private static void readOtherInfo(CmcStatusInfo status, ASN1Primitive info) {
        if (info instanceof ASN1Integer) {
            BigInteger number = ((ASN1Integer) info).getValue();
            boolean known = number.signum() >= 0 && number.compareTo(BigInteger.valueOf(CmcFailure.values().length)) < 0;
            if (known) {
                status.failed(CmcFailure.values()[number.intValue()]);
            } else {
                status.failedOtherwise(shortened(number.toString()));
            }
        } else if (info instanceof ASN1TaggedObject) {
            ASN1Sequence extended = ASN1Sequence.getInstance((ASN1TaggedObject) info, false);
            status.failedOtherwise(shortened(extended.getObjectAt(0).toString()));
        } else if (info instanceof ASN1Sequence && ((ASN1Sequence) info).size() > 0) {
            ASN1Sequence pending = (ASN1Sequence) info;
            status.pending(readable(ASN1OctetString.getInstance(pending.getObjectAt(0)).getOctets()),
                    pending.size() > 1 ? time(pending.getObjectAt(1)) : Optional.empty());
        }
    }

    private static Optional<Instant> time(ASN1Encodable encoded) {
        try {
            return Optional.of(ASN1GeneralizedTime.getInstance(encoded).getDate().toInstant().truncatedTo(ChronoUnit.SECONDS));
        } catch (ParseException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /** The token is the CA's own affair: digits are shown as digits, everything else in hexadecimal. */
    private static String readable(byte[] token) {
        String text = new String(token, StandardCharsets.ISO_8859_1);
        return text.matches("[0-9]{1,20}") ? text : shortened(Hex.toHexString(token));
    }

    /** CmcAddAttributes of Microsoft: a reference, certificates, then attributes of them. */
    private void readAttributes(ASN1Sequence value) {
        for (ASN1Encodable encoded : ASN1Set.getInstance(value.getObjectAt(2))) {
            ASN1Sequence attribute = ASN1Sequence.getInstance(encoded);
            ASN1Set values = ASN1Set.getInstance(attribute.getObjectAt(1));
            byte[] hash = ISSUED_CERT_HASH.equals(attribute.getObjectAt(0)) && values.size() > 0
                    ? ASN1OctetString.getInstance(values.getObjectAt(0)).getOctets() : new byte[0];
            if (hash.length == SHA1_LENGTH) {
                issuedCertificateHash = Optional.of(Hex.toHexString(hash));
            }
        }
    }
}
