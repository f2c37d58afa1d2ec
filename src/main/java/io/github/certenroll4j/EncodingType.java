package io.github.certenroll4j;

/**
 * How bytes are written as the text that CertEnroll takes and gives.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/certenroll/ne-certenroll-encodingtype">EncodingType</a>
 */
public enum EncodingType {
    /** {@code XCN_CRYPT_STRING_BASE64HEADER}: base64 between {@code BEGIN} and {@code END} lines. */
    BASE64HEADER(0),
    /** {@code XCN_CRYPT_STRING_BASE64}: base64 without such lines. */
    BASE64(1),
    /** {@code XCN_CRYPT_STRING_BINARY}: the bytes themselves, two to a character of the BSTR. */
    BINARY(2),
    /** {@code XCN_CRYPT_STRING_BASE64REQUESTHEADER}: base64 between lines that name a certificate request. */
    BASE64REQUESTHEADER(3),
    /** {@code XCN_CRYPT_STRING_HEX}: hexadecimal digits. */
    HEX(4),
    /** {@code XCN_CRYPT_STRING_BASE64_ANY}: tries {@link #BASE64HEADER}, then {@link #BASE64}. */
    BASE64_ANY(6),
    /** {@code XCN_CRYPT_STRING_ANY}: tries {@link #BASE64_ANY}, then {@link #BINARY}. */
    ANY(7);

    private final int value;

    EncodingType(int value) {
        this.value = value;
    }

    /** Microsoft's number for this encoding, 0 to 7. */
    public int value() {
        return value;
    }
}
