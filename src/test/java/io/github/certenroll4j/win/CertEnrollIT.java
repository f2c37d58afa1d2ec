package io.github.certenroll4j.win;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.FileVersion;
import io.github.certenroll4j.certenroll.CObjectId;
import io.github.certenroll4j.certenroll.CX500DistinguishedName;
import io.github.certenroll4j.certenroll.CX509Enrollment;
import io.github.certenroll4j.certenroll.CX509EnrollmentPolicyWebService;
import io.github.certenroll4j.certenroll.CX509EnrollmentWebClassFactory;
import io.github.certenroll4j.certenroll.CX509ExtensionTemplate;
import io.github.certenroll4j.certenroll.ComInterface;
import io.github.certenroll4j.certenroll.EncodingType;
import io.github.certenroll4j.certenroll.IObjectId;
import io.github.certenroll4j.certenroll.IX500DistinguishedName;
import io.github.certenroll4j.certenroll.IX509Enrollment;
import io.github.certenroll4j.certenroll.IX509Enrollment2;
import io.github.certenroll4j.certenroll.IX509PrivateKey;
import io.github.certenroll4j.certenroll.X500NameFlags;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicReference;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A program's door to all of CertEnroll. */
class CertEnrollIT {

    private static final int OBJECTS = 100_000;
    private static final int FIRST = 30_000;
    private static final long GROWTH_MAX = 8L << 20;

    @AfterEach
    void nothingLives() {
        NativeStores.assertNothingLives();
    }

    /**
     * The program of the guide: the extension that names a template of version 2 or later, which only its object identifier does
     * unmistakably. Java reads what Windows encoded.
     */
    @Test
    void theProgramOfTheGuide() throws Exception {
        String encoded;
        try (CertEnroll certEnroll = CertEnroll.open(EnrollmentContext.USER);
             CObjectId template = certEnroll.create(CObjectId.class);
             CX509ExtensionTemplate extension = certEnroll.create(CX509ExtensionTemplate.class)) {
            template.InitializeFromValue("1.3.6.1.4.1.311.21.8.1174692.16553431");
            extension.InitializeEncode(template, 100, 3);
            try (IObjectId id = extension.get_ObjectId()) {
                assertThat(id.get_Value()).isEqualTo("1.3.6.1.4.1.311.21.7");
            }
            encoded = extension.get_RawData(EncodingType.XCN_CRYPT_STRING_BASE64);
        }
        assertThat(encoded.trim()).as("what the guide shows").isEqualTo("MBgGECsGAQQBgjcVCMfZJIfyq1cCAWQCAQM=");
        ASN1Sequence read = ASN1Sequence.getInstance(Base64.getMimeDecoder().decode(encoded));
        assertThat(ASN1ObjectIdentifier.getInstance(read.getObjectAt(0)).getId()).isEqualTo("1.3.6.1.4.1.311.21.8.1174692.16553431");
        assertThat(ASN1Integer.getInstance(read.getObjectAt(1)).intValueExact()).isEqualTo(100);
        assertThat(ASN1Integer.getInstance(read.getObjectAt(2)).intValueExact()).isEqualTo(3);
    }

    @Test
    void aNameIsWhatJavaReadsToo() throws EnrollmentException {
        try (CertEnroll certEnroll = CertEnroll.open(EnrollmentContext.USER);
             CX500DistinguishedName name = certEnroll.create(CX500DistinguishedName.class)) {
            name.Encode("CN=www.example.com, O=Example \u00e4, C=DE", X500NameFlags.XCN_CERT_NAME_STR_NONE);
            String encoded = name.get_EncodedName(EncodingType.XCN_CRYPT_STRING_BASE64);
            X500Principal read = new X500Principal(Base64.getMimeDecoder().decode(encoded));
            assertThat(read).hasToString("C=DE, O=Example \u00e4, CN=www.example.com");
        }
    }

    @Test
    void whatTheProgramForgetsGoesWithIt() throws EnrollmentException {
        CertEnroll certEnroll = CertEnroll.open(EnrollmentContext.USER);
        CX500DistinguishedName forgotten = certEnroll.create(CX500DistinguishedName.class);
        certEnroll.create(CObjectId.class).close();
        assertThat(certEnroll.liveObjects()).isOne();
        assertThat(forgotten.as(IX500DistinguishedName.class)).isNotNull();
        assertThat(certEnroll.liveObjects()).isEqualTo(2);

        certEnroll.close();
        certEnroll.close();
        NativeStores.assertNothingLives();
        assertThat(forgotten).hasToString("CX500DistinguishedName (released)");
        forgotten.close();
        assertThatThrownBy(() -> forgotten.get_Name()).isInstanceOf(IllegalStateException.class).hasMessageContaining("was closed");
        assertThatThrownBy(() -> certEnroll.create(CObjectId.class)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anotherThreadIsToldWhoseItIs() throws Exception {
        try (CertEnroll certEnroll = CertEnroll.open(EnrollmentContext.USER);
             CObjectId mine = certEnroll.create(CObjectId.class)) {
            AtomicReference<Throwable> told = new AtomicReference<>();
            for (Runnable work : new Runnable[] {() -> create(certEnroll), mine::close}) {
                Thread guest = new Thread(work, "guest");
                guest.setUncaughtExceptionHandler((thread, e) -> told.set(e));
                guest.start();
                guest.join();
                assertThat(told.getAndSet(null)).isInstanceOf(IllegalStateException.class).hasMessageContaining("\"guest\"");
            }
            mine.InitializeFromValue("1.2.3");
        }
    }

    private static void create(CertEnroll certEnroll) {
        try {
            certEnroll.create(CObjectId.class);
        } catch (EnrollmentException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void anOlderWindowsIsToldWhichOneHasIt() throws EnrollmentException {
        try (CertEnroll certEnroll = CertEnroll.open(EnrollmentContext.USER);
             CX509Enrollment enrollment = certEnroll.create(CX509Enrollment.class)) {
            if (NativeStores.certenrollVersion().atLeast(FileVersion.parse("6.1.0.0"))) {
                enrollment.as(IX509Enrollment2.class).close();
            } else {
                assertThatThrownBy(() -> enrollment.as(IX509Enrollment2.class)).isInstanceOf(EnrollmentException.class)
                        .hasMessage("E_NOINTERFACE (0x80004002): QueryInterface for IX509Enrollment2: this Windows has no IX509Enrollment2; "
                                + "IX509Enrollment2 came with Windows 7");
                assertThatThrownBy(() -> certEnroll.create(CX509EnrollmentPolicyWebService.class)).isInstanceOf(EnrollmentException.class)
                        .hasMessage("REGDB_E_CLASSNOTREG (0x80040154): CoCreateInstance of X509Enrollment.CX509EnrollmentPolicyWebService: "
                                + "this Windows has no CX509EnrollmentPolicyWebService; IX509EnrollmentPolicyServer came with Windows 7");
            }
            assertThatThrownBy(() -> enrollment.as(IX509PrivateKey.class)).isInstanceOf(EnrollmentException.class)
                    .hasMessageStartingWith("E_NOINTERFACE (0x80004002): QueryInterface for IX509PrivateKey: ");
            assertThatThrownBy(() -> certEnroll.create(IX509Enrollment.class)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("is no class of COM");
        }
    }

    @Test
    void theWebPagesFactoryIsAClassLikeAnother() throws EnrollmentException {
        try (CertEnroll certEnroll = CertEnroll.open(EnrollmentContext.USER);
             CX509EnrollmentWebClassFactory factory = certEnroll.create(CX509EnrollmentWebClassFactory.class);
             ComInterface made = factory.CreateObject("X509Enrollment.CX500DistinguishedName");
             IX500DistinguishedName name = made.as(IX500DistinguishedName.class)) {
            name.Encode("CN=a page's", X500NameFlags.XCN_CERT_NAME_STR_NONE);
            assertThat(name.get_Name()).isEqualTo("CN=a page's");
        }
    }

    /**
     * As {@code rules_leak.c} does it in C: the memory after the first ten thousands is the memory at the end. Until about the
     * twenty thousandth the JVM itself still takes some, compiling.
     */
    @Test
    @Tag("long")
    void aHundredThousandObjectsLeaveNothing() throws EnrollmentException {
        try (CertEnroll certEnroll = CertEnroll.open(EnrollmentContext.USER)) {
            long before = 0;
            long heapBefore = 0;
            long start = System.nanoTime();
            for (int i = 0; i < OBJECTS; i++) {
                if (i == FIRST) {
                    before = ProcessMemory.inUse();
                    heapBefore = ProcessMemory.heap();
                }
                try (CX500DistinguishedName name = certEnroll.create(CX500DistinguishedName.class)) {
                    name.Encode("CN=" + i, X500NameFlags.XCN_CERT_NAME_STR_NONE);
                    assertThat(name.get_Name()).isEqualTo("CN=" + i);
                    if (i % 100 == 0) {
                        assertThatThrownBy(() -> name.Encode("no name", X500NameFlags.XCN_CERT_NAME_STR_NONE))
                                .isInstanceOf(EnrollmentException.class);
                    }
                }
            }
            long growth = ProcessMemory.inUse() - before;
            System.out.println("figure: " + OBJECTS + " objects made, used and closed: memory grew by " + growth / 1024 + " KiB, Java's heap by "
                    + (ProcessMemory.heap() - heapBefore) / 1024 + " KiB, "
                    + (System.nanoTime() - start) / OBJECTS / 1000 + " microseconds each");
            assertThat(certEnroll.liveObjects()).isZero();
            assertThat(growth).isLessThan(GROWTH_MAX);
        }
    }
}
