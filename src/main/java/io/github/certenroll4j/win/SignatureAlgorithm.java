package io.github.certenroll4j.win;

import java.math.BigInteger;

/** How Windows signs for us, by Java's name and as AlgorithmIdentifier (RFC 4055, RFC 5758). */
enum SignatureAlgorithm {

    SHA1_WITH_RSA("SHA1withRSA", "300d06092a864886f70d0101050500"),
    SHA256_WITH_RSA("SHA256withRSA", "300d06092a864886f70d01010b0500"),
    SHA256_WITH_ECDSA("SHA256withECDSA", "300a06082a8648ce3d040302");

    private final String javaName;
    private final byte[] identifier;

    SignatureAlgorithm(String javaName, String identifier) {
        this.javaName = javaName;
        this.identifier = new BigInteger(identifier, 16).toByteArray();
    }

    String javaName() {
        return javaName;
    }

    /** DER. */
    byte[] identifier() {
        return identifier.clone();
    }
}
