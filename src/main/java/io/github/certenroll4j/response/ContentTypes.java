package io.github.certenroll4j.response;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/**
 * What is in a CMS message, by the names of RFC 5652 and RFC 5272. Bouncy Castle has these, too, but makes some hundreds of
 * others when it is asked for one, which takes longer than to read a response.
 */
final class ContentTypes {

    static final ASN1ObjectIdentifier DATA = new ASN1ObjectIdentifier("1.2.840.113549.1.7.1");
    static final ASN1ObjectIdentifier SIGNED_DATA = new ASN1ObjectIdentifier("1.2.840.113549.1.7.2");
    static final ASN1ObjectIdentifier ENVELOPED_DATA = new ASN1ObjectIdentifier("1.2.840.113549.1.7.3");
    /** A full CMC request. */
    static final ASN1ObjectIdentifier PKI_DATA = new ASN1ObjectIdentifier("1.3.6.1.5.5.7.12.2");
    /** A full CMC response. */
    static final ASN1ObjectIdentifier PKI_RESPONSE = new ASN1ObjectIdentifier("1.3.6.1.5.5.7.12.3");

    private ContentTypes() {
    }
}
