package io.github.certenroll4j.lab;

import io.github.certenroll4j.response.TestCa;
import io.github.certenroll4j.response.TestForms;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How the lab's CA answers a request: what it sends, in which form, as which text. */
final class LabAnswer {

    enum Chain { LEAF, WHOLE }

    enum Form { UNSIGNED, SIGNED, CMC, CERTIFICATE }

    enum Text { HEADER, BARE }

    private final Chain chain;
    private final Form form;
    private final Text text;

    private LabAnswer(Chain chain, Form form, Text text) {
        this.chain = chain;
        this.form = form;
        this.text = text;
    }

    /** @throws IllegalArgumentException for a word that means nothing here */
    static LabAnswer of(Map<String, String> query) {
        return new LabAnswer(choice(Chain.class, query, "chain", Chain.WHOLE), choice(Form.class, query, "form", Form.UNSIGNED),
                choice(Text.class, query, "text", Text.HEADER));
    }

    /** The value of a field, by the names of an enumeration in any case; the usual one where the field is missing. */
    static <E extends Enum<E>> E choice(Class<E> type, Map<String, String> query, String field, E usual) {
        String word = query.getOrDefault(field, usual.name()).toUpperCase(Locale.ROOT);
        return Arrays.stream(type.getEnumConstants()).filter(one -> one.name().equals(word)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(field + " is one of "
                        + Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT)));
    }

    /** @param pkcs10 the request, DER */
    String to(byte[] pkcs10, TestCa ca) throws CertificateEncodingException {
        X509Certificate leaf = ca.answer(pkcs10);
        byte[] der = encoded(leaf, ca);
        return text == Text.HEADER ? TestForms.pem("CERTIFICATE", der) : TestForms.base64(der) + "\r\n";
    }

    private byte[] encoded(X509Certificate leaf, TestCa ca) throws CertificateEncodingException {
        List<X509Certificate> sent = chain == Chain.WHOLE ? ca.chain(leaf) : Collections.singletonList(leaf);
        switch (form) {
            case SIGNED:
                return TestForms.signedP7b(ca, sent);
            case CMC:
                return TestForms.cmc(ca, 0, "Issued", "", sent);
            case CERTIFICATE:
                return leaf.getEncoded();
            default:
                return TestForms.p7b(sent);
        }
    }

    /** For a person: what comes. */
    String words() {
        if (form == Form.CERTIFICATE) {
            return "the certificate alone, as X.509" + textWords();
        }
        return (chain == Chain.WHOLE ? "the certificate with its whole chain" : "the certificate alone") + ", as "
                + (form == Form.UNSIGNED ? "unsigned PKCS #7" : form == Form.SIGNED ? "signed PKCS #7" : "full CMC response") + textWords();
    }

    private String textWords() {
        return text == Text.HEADER ? ", in base64 with a header" : ", in base64 without a header";
    }
}
