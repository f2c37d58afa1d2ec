package io.github.certenroll4j;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is handed to CertEnroll as a number is the number that Microsoft's type library has for it. */
class MicrosoftNumbersTest {

    private static int number(String enumeration, String name) throws IOException {
        try (Reader in = new InputStreamReader(HResult.class.getResourceAsStream("certenroll-typelib.json"), StandardCharsets.UTF_8)) {
            JsonObject enums = JsonParser.parseReader(in).getAsJsonObject().getAsJsonObject("enums");
            return enums.getAsJsonObject(enumeration).get(name).getAsInt();
        }
    }

    @ParameterizedTest
    @EnumSource(EncodingType.class)
    void encodings(EncodingType encoding) throws IOException {
        assertThat(encoding.value()).isEqualTo(number("EncodingType", "XCN_CRYPT_STRING_" + encoding.name()));
    }

    @ParameterizedTest
    @CsvSource({"USER, ContextUser, user", "MACHINE, ContextMachine, machine",
        "ADMINISTRATOR_FORCE_MACHINE, ContextAdministratorForceMachine, machine"})
    void contexts(EnrollmentContext context, String name, String owner) throws IOException {
        assertThat(context.value()).isEqualTo(number("X509CertificateEnrollmentContext", name));
        assertThat(context.owner()).isEqualTo(owner);
        assertThat(context.isMachine()).isEqualTo(owner.equals("machine"));
    }

    @ParameterizedTest
    @EnumSource(InstallRestriction.class)
    void restrictions(InstallRestriction flag) throws IOException {
        assertThat(flag.value()).isEqualTo(number("InstallResponseRestrictionFlags", flag.officialName()));
        assertThat(InstallRestriction.sum(EnumSet.of(flag))).isEqualTo(flag.value());
    }

    @ParameterizedTest
    @CsvSource({"END_ENTITY, PFXExportEEOnly", "CHAIN_WITHOUT_ROOT, PFXExportChainNoRoot", "CHAIN_WITH_ROOT, PFXExportChainWithRoot"})
    void contentsOfAPfx(PfxContent content, String name) throws IOException {
        assertThat(content.value()).isEqualTo(number("PFXExportOptions", name));
    }

    @ParameterizedTest
    @EnumSource(KeyUsage.class)
    void keyUsages(KeyUsage usage) throws IOException {
        assertThat(usage.value()).isEqualTo(number("X509KeyUsageFlags", "XCN_CERT_" + usage.name() + "_KEY_USAGE"));
    }

    @ParameterizedTest
    @CsvSource({"DNS, DNS_NAME", "IP, IP_ADDRESS", "EMAIL, RFC822_NAME", "UPN, USER_PRINCIPLE_NAME", "URI, URL"})
    void alternativeNames(AlternativeName.Type type, String name) throws IOException {
        assertThat(type.value()).isEqualTo(number("AlternativeNameType", "XCN_CERT_ALT_NAME_" + name));
    }

    @Test
    void flagsAddUp() {
        assertThat(KeyUsage.sum(EnumSet.of(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.DECIPHER_ONLY))).isEqualTo(0x8080);
        assertThat(KeyUsage.sum(EnumSet.noneOf(KeyUsage.class))).isZero();
        assertThat(InstallRestriction.sum(EnumSet.allOf(InstallRestriction.class))).isEqualTo(7);
        assertThat(InstallRestriction.sum(EnumSet.noneOf(InstallRestriction.class))).isZero();
    }
}
