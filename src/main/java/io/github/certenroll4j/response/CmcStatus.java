package io.github.certenroll4j.response;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.bouncycastle.asn1.cmc.CMCObjectIdentifiers;
import org.bouncycastle.asn1.cmc.PKIResponse;
import org.bouncycastle.asn1.cmc.TaggedAttribute;
import org.bouncycastle.util.encoders.Hex;

/** What a full CMC response says about the request: its first CMC status info control (RFC 5272 section 6.1). */
public final class CmcStatus {

    /** CMCStatus of RFC 5272 section 6.1.3, by its number; AD CS uses the first, third and fourth. */
    public enum State {
        /** 0: granted. */
        SUCCESS,
        /** 1, which RFC 5272 leaves unused. */
        RESERVED,
        /** 2: denied or faulty. */
        FAILED,
        /** 3: somebody has to decide first. */
        PENDING,
        /** 4: the CA does not know how. */
        NO_SUPPORT,
        /** 5: the CA waits for a confirmation. */
        CONFIRM_REQUIRED,
        /** 6: the CA waits for a proof of possession. */
        POP_REQUIRED,
        /** 7: some parts were granted, some not. */
        PARTIAL
    }

    private final State state;
    private final Optional<String> text;
    private final Optional<String> requestId;

    private CmcStatus(State state, Optional<String> text, Optional<String> requestId) {
        this.state = state;
        this.text = text;
        this.requestId = requestId;
    }

    /** Finds the status in an encoded PKIResponse; empty when it has none that can be read. */
    static Optional<CmcStatus> of(ASN1Primitive pkiResponse) {
        for (ASN1Encodable control : PKIResponse.getInstance(pkiResponse).getControlSequence()) {
            TaggedAttribute attribute = TaggedAttribute.getInstance(control);
            boolean status = CMCObjectIdentifiers.id_cmc_statusInfo.equals(attribute.getAttrType())
                    || CMCObjectIdentifiers.id_cmc_statusInfoV2.equals(attribute.getAttrType());
            if (status && attribute.getAttrValues().size() > 0) {
                return ofStatusInfo(ASN1Sequence.getInstance(attribute.getAttrValues().getObjectAt(0)));
            }
        }
        return Optional.empty();
    }

    private static Optional<CmcStatus> ofStatusInfo(ASN1Sequence info) {
        BigInteger number = ASN1Integer.getInstance(info.getObjectAt(0)).getValue();
        if (number.signum() < 0 || number.compareTo(BigInteger.valueOf(State.values().length)) >= 0) {
            return Optional.empty();
        }
        Optional<String> text = Optional.empty();
        Optional<String> requestId = Optional.empty();
        for (int i = 2; i < info.size(); i++) {
            ASN1Primitive part = info.getObjectAt(i).toASN1Primitive();
            if (part instanceof ASN1UTF8String) {
                text = Optional.of(((ASN1UTF8String) part).getString());
            } else if (part instanceof ASN1Sequence && ((ASN1Sequence) part).size() > 0) {
                ASN1Encodable token = ((ASN1Sequence) part).getObjectAt(0);
                requestId = Optional.of(readable(ASN1OctetString.getInstance(token).getOctets()));
            }
        }
        return Optional.of(new CmcStatus(State.values()[number.intValue()], text, requestId));
    }

    /** The token is the CA's own affair: digits are shown as digits, everything else in hexadecimal. */
    private static String readable(byte[] token) {
        String text = new String(token, StandardCharsets.ISO_8859_1);
        return text.matches("[0-9]{1,20}") ? text : Hex.toHexString(token);
    }

    /** What became of the request. */
    public State state() {
        return state;
    }

    /** Whether no certificate was granted: denied, or not decided yet. */
    boolean isRefusal() {
        return state != State.SUCCESS && state != State.PARTIAL && state != State.CONFIRM_REQUIRED;
    }

    /** The CA's own words, when it sent any. */
    public Optional<String> text() {
        return text;
    }

    /** The token to ask again with (the request id at AD CS): its digits, or its bytes in hexadecimal. */
    public Optional<String> requestId() {
        return requestId;
    }
}
