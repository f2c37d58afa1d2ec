package io.github.certenroll4j.response;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraintValidatorException;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.PKIXNameConstraintValidator;

/** The name constraints of the CAs from the root down, and whether they allow the names of a certificate (RFC 5280 section 4.2.1.10). */
final class NameLimits {

    /** Each name of a certificate is compared with each constraint above: a million comparisons are enough. */
    private static final int MOST_NAMES = 1000;

    private final PKIXNameConstraintValidator names = new PKIXNameConstraintValidator();
    /** Forms of which an empty name is excluded, and with it every one; Bouncy Castle finds an empty name at the end of none. */
    private final Set<Integer> excludedForms = new HashSet<>();

    /** @throws IllegalArgumentException if they are malformed, or too many */
    void add(NameConstraints constraints) {
        GeneralSubtree[] permitted = subtrees(constraints.getPermittedSubtrees());
        GeneralSubtree[] excluded = subtrees(constraints.getExcludedSubtrees());
        if (permitted.length + excluded.length > MOST_NAMES) {
            throw new IllegalArgumentException("made to be slow");
        }
        Set<Integer> permittedForms = new HashSet<>();
        for (GeneralSubtree subtree : permitted) {
            if (isWholeForm(subtree.getBase())) {
                permittedForms.add(subtree.getBase().getTagNo());
            }
        }
        List<GeneralSubtree> narrower = new ArrayList<>();
        for (GeneralSubtree subtree : permitted) {
            if (!permittedForms.contains(subtree.getBase().getTagNo())) {
                narrower.add(subtree);
            }
        }
        if (!narrower.isEmpty()) {
            names.intersectPermittedSubtree(narrower.toArray(new GeneralSubtree[0]));
        }
        for (GeneralSubtree subtree : excluded) {
            if (isWholeForm(subtree.getBase())) {
                excludedForms.add(subtree.getBase().getTagNo());
            } else {
                names.addExcludedSubtree(subtree);
            }
        }
    }

    private static GeneralSubtree[] subtrees(GeneralSubtree[] given) {
        return given == null ? new GeneralSubtree[0] : given;
    }

    /** Whether the name is empty: what every name of this form ends with, or begins with. */
    private static boolean isWholeForm(GeneralName name) {
        ASN1Encodable value = name.getName();
        return name.getTagNo() == GeneralName.directoryName ? X500Name.getInstance(value).size() == 0
                : value instanceof ASN1String && ((ASN1String) value).getString().isEmpty();
    }

    /**
     * Compares the subject, its e-mail addresses where there are none beside it, and all names beside it.
     *
     * @throws NameConstraintValidatorException if one is not allowed
     * @throws RuntimeException                 if they are malformed, or too many
     */
    void check(X509Certificate certificate) throws NameConstraintValidatorException {
        X500Name subject = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        if (subject.size() > 0) {
            check(new GeneralName(subject));
        }
        Optional<ASN1Primitive> others = Extensions.of(certificate).value(Extension.subjectAlternativeName.getId());
        GeneralName[] all = others.isPresent() ? GeneralNames.getInstance(others.get()).getNames() : new GeneralName[0];
        if (all.length > MOST_NAMES) {
            throw new IllegalArgumentException("made to be slow");
        }
        boolean addressed = false;
        for (GeneralName name : all) {
            addressed |= name.getTagNo() == GeneralName.rfc822Name;
            check(name);
        }
        if (!addressed) {
            checkAddresses(subject);
        }
    }

    private void checkAddresses(X500Name subject) throws NameConstraintValidatorException {
        for (RDN rdn : subject.getRDNs()) {
            for (AttributeTypeAndValue attribute : rdn.getTypesAndValues()) {
                if (PKCSObjectIdentifiers.pkcs_9_at_emailAddress.equals(attribute.getType())) {
                    check(new GeneralName(GeneralName.rfc822Name, ((ASN1String) attribute.getValue()).getString()));
                }
            }
        }
    }

    private void check(GeneralName name) throws NameConstraintValidatorException {
        if (excludedForms.contains(name.getTagNo())) {
            throw new NameConstraintValidatorException("every name of this form is excluded");
        }
        names.checkPermitted(name);
        names.checkExcluded(name);
    }
}
