package io.github.certenroll4j.response;

/**
 * Why a CA did not do what it was asked for: CMCFailInfo of RFC 5272 section 6.1.4, with the names that wincrypt.h gives the
 * numbers in {@code CMC_STATUS_INFO}.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/wincrypt/ns-wincrypt-cmc_status_info">CMC_STATUS_INFO</a>
 */
public enum CmcFailure {

    /** 0. */
    BAD_ALG("badAlg", "the CA does not know or does not allow an algorithm of the request",
            "Make a new request with an RSA key of 2048 bits or more, or a key on P-256, and SHA-256"),
    /** 1. */
    BAD_MESSAGE_CHECK("badMessageCheck", "the integrity check of the request failed",
            "The request was changed on its way: send it once more as it was made, or make a new one"),
    /** 2. */
    BAD_REQUEST("badRequest", "the CA does not permit or support such a request",
            "Check template, subject and names against what the CA issues, and ask it for the reason"),
    /** 3. */
    BAD_TIME("badTime", "the time in the request is not close enough to the CA's",
            "Set this machine's clock, and make a new request"),
    /** 4. */
    BAD_CERT_ID("badCertId", "the CA finds no certificate that the request names",
            "Check the certificate that is to be renewed or revoked: another CA may have issued it"),
    /** 5: {@code CMC_FAIL_UNSUPORTED_EXT} in wincrypt.h. */
    UNSUPPORTED_EXT("unsupportedExt", "the CA does not support an extension that was asked for",
            "Make a new request without it"),
    /** 6. */
    MUST_ARCHIVE_KEYS("mustArchiveKeys", "the CA wants the private key for its archive",
            "Make the request from a template with key archival, or ask for a template without"),
    /** 7. */
    BAD_IDENTITY("badIdentity", "the CA could not verify who asked",
            "Check the password or the certificate that the request was signed with"),
    /** 8. */
    POP_REQUIRED("popRequired", "the CA wants proof that whoever asked has the private key",
            "Let the program that asked answer the CA's challenge, or sign the request with its own key"),
    /** 9. */
    POP_FAILED("popFailed", "the proof that whoever asked has the private key is wrong",
            "Make a new request with a new key"),
    /** 10. */
    NO_KEY_REUSE("noKeyReuse", "the CA does not certify a key twice",
            "Make a new request with a new key"),
    /** 11. */
    INTERNAL_CA_ERROR("internalCAError", "the CA itself failed",
            "Tell the CA; send the request again when it is well"),
    /** 12. */
    TRY_LATER("tryLater", "the CA cannot do it now",
            "Send the request again later"),
    /** 13, which wincrypt.h does not have. */
    AUTH_DATA_FAIL("authDataFail", "the CA could not check the authentication of the request",
            "Check the password or the certificate that the request was signed with");

    private final String standardName;
    private final String meaning;
    private final String advice;

    CmcFailure(String standardName, String meaning, String advice) {
        this.standardName = standardName;
        this.meaning = meaning;
        this.advice = advice;
    }

    /** Its name in RFC 5272. */
    public String standardName() {
        return standardName;
    }

    /** Its name in wincrypt.h, or what it would be. */
    public String microsoftName() {
        return this == UNSUPPORTED_EXT ? "CMC_FAIL_UNSUPORTED_EXT" : "CMC_FAIL_" + name();
    }

    /** What it means, a sentence without beginning and end. */
    public String meaning() {
        return meaning;
    }

    /** What to do, a sentence without a full stop. */
    public String advice() {
        return advice;
    }
}
