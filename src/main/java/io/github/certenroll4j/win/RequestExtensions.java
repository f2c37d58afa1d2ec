package io.github.certenroll4j.win;

import io.github.certenroll4j.AlternativeName;
import io.github.certenroll4j.CertificateRequest;
import io.github.certenroll4j.EncodingType;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.KeyUsage;
import io.github.certenroll4j.certenroll.CAlternativeName;
import io.github.certenroll4j.certenroll.CAlternativeNames;
import io.github.certenroll4j.certenroll.CObjectId;
import io.github.certenroll4j.certenroll.CObjectIds;
import io.github.certenroll4j.certenroll.CX509ExtensionAlternativeNames;
import io.github.certenroll4j.certenroll.CX509ExtensionEnhancedKeyUsage;
import io.github.certenroll4j.certenroll.CX509ExtensionKeyUsage;
import io.github.certenroll4j.certenroll.CX509ExtensionTemplateName;
import io.github.certenroll4j.certenroll.IAlternativeName;
import io.github.certenroll4j.certenroll.IAlternativeNames;
import io.github.certenroll4j.certenroll.IObjectId;
import io.github.certenroll4j.certenroll.IObjectIds;
import io.github.certenroll4j.certenroll.IX509ExtensionAlternativeNames;
import io.github.certenroll4j.certenroll.IX509ExtensionEnhancedKeyUsage;
import io.github.certenroll4j.certenroll.IX509ExtensionKeyUsage;
import io.github.certenroll4j.certenroll.IX509ExtensionTemplateName;
import io.github.certenroll4j.certenroll.IX509Extensions;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/** Puts what a request asks for into its extensions. */
final class RequestExtensions {

    private final Apartment apartment;
    private final IX509Extensions extensions;

    RequestExtensions(Apartment apartment, IX509Extensions extensions) {
        this.apartment = apartment;
        this.extensions = extensions;
    }

    void add(CertificateRequest request) throws EnrollmentException {
        if (!request.keyUsages().isEmpty()) {
            addKeyUsage(request.keyUsages());
        }
        if (!request.extendedKeyUsages().isEmpty()) {
            addExtendedKeyUsage(request.extendedKeyUsages());
        }
        if (!request.alternativeNames().isEmpty()) {
            addAlternativeNames(request.alternativeNames());
        }
        if (!request.template().isEmpty()) {
            addTemplate(request.template());
        }
    }

    private void addKeyUsage(Set<KeyUsage> usages) throws EnrollmentException {
        try (IX509ExtensionKeyUsage extension = apartment.create(CX509ExtensionKeyUsage.class)) {
            extension.InitializeEncode(KeyUsage.sum(usages));
            // RFC 5280, 4.2.1.3: conforming CAs should mark it as critical.
            extension.put_Critical(true);
            extensions.Add(extension);
        }
    }

    private void addExtendedKeyUsage(Set<String> oids) throws EnrollmentException {
        try (IObjectIds ids = apartment.create(CObjectIds.class);
             IX509ExtensionEnhancedKeyUsage extension =
                     apartment.create(CX509ExtensionEnhancedKeyUsage.class)) {
            for (String oid : oids) {
                try (IObjectId id = apartment.create(CObjectId.class)) {
                    id.InitializeFromValue(oid);
                    ids.Add(id);
                }
            }
            extension.InitializeEncode(ids);
            extensions.Add(extension);
        }
    }

    private void addAlternativeNames(List<AlternativeName> names) throws EnrollmentException {
        try (IAlternativeNames all = apartment.create(CAlternativeNames.class);
             IX509ExtensionAlternativeNames extension =
                     apartment.create(CX509ExtensionAlternativeNames.class)) {
            for (AlternativeName name : names) {
                try (IAlternativeName one = apartment.create(CAlternativeName.class)) {
                    initialize(one, name);
                    all.Add(one);
                }
            }
            extension.InitializeEncode(all);
            extensions.Add(extension);
        }
    }

    private static void initialize(IAlternativeName one, AlternativeName name) throws EnrollmentException {
        if (name.type() == AlternativeName.Type.IP) {
            one.InitializeFromRawData(name.type().value(), EncodingType.BASE64.value(),
                    Base64.getEncoder().encodeToString(name.address()));
        } else {
            one.InitializeFromString(name.type().value(), name.value());
        }
    }

    private void addTemplate(String name) throws EnrollmentException {
        try (IX509ExtensionTemplateName extension =
                     apartment.create(CX509ExtensionTemplateName.class)) {
            extension.InitializeEncode(name);
            extensions.Add(extension);
        }
    }
}
