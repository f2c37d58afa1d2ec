package io.github.certenroll4j.win;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.certenroll4j.CertificateBytes;
import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.StoreName;
import io.github.certenroll4j.StoredCertificate;
import io.github.certenroll4j.response.TestCa;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an undo needs, written and read again; and whatever else a file of that name can hold. */
class UndoJournalTest {

    private static final TestCa CA = TestCa.root("Journal Root");
    private static final byte[] KEY_LINK = {'k', 'e', 'y'};

    @TempDir
    Path folder;

    @Test
    void whatWasWrittenIsRead() throws Exception {
        UndoJournal written = journal();

        UndoJournal read = UndoJournal.read(written.writeTo(folder));

        assertThat(read.context()).isEqualTo(EnrollmentContext.MACHINE);
        assertThat(read.isDryRun()).isTrue();
        assertThat(read.pending()).isEqualTo(written.pending()).hasSize(1);
        assertThat(read.pending().values().iterator().next().properties()).containsOnlyKeys(2);
        assertThat(read.present(StoreName.MY)).isEqualTo(written.present(StoreName.MY)).hasSize(1);
        assertThat(read.renewed()).isEqualTo(written.renewed()).hasSize(1);
        assertThat(read.absent(StoreName.CA)).isEqualTo(written.absent(StoreName.CA)).hasSize(1);
    }

    @Test
    void onlyTheContextsOwnAreFound() throws Exception {
        Path file = journal().writeTo(folder);
        Files.createDirectory(folder.resolve("machine-folder.undo"));
        Files.write(folder.resolve("machine-unfinished.new"), new byte[0]);

        assertThat(UndoJournal.leftIn(folder, EnrollmentContext.MACHINE)).containsExactly(file);
        assertThat(UndoJournal.leftIn(folder, EnrollmentContext.USER)).isEmpty();
        assertThat(UndoJournal.leftIn(folder.resolve("absent"), EnrollmentContext.USER)).isEmpty();

        UndoJournal.removeUnfinished(folder, EnrollmentContext.MACHINE);
        assertThat(folder.resolve("machine-unfinished.new")).doesNotExist();
        assertThat(file).exists();
    }

    @Test
    void whereverItIsCutOffItIsNone() {
        String text = journal().text();
        for (int length = 0; length < text.length(); length++) {
            String cut = text.substring(0, length);
            assertThat(catchThrowable(() -> UndoJournal.parse(cut))).as("%d characters", length)
                    .isInstanceOfAny(IllegalArgumentException.class, IndexOutOfBoundsException.class);
        }
    }

    @Test
    void anyOtherTextIsReadOrRefused() {
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            char[] text = journal().text().toCharArray();
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                text[random.nextInt(text.length)] = (char) (random.nextInt(96) + 32);
            }
            Throwable thrown = catchThrowable(() -> UndoJournal.parse(new String(text)));
            assertThat(thrown == null || thrown instanceof IllegalArgumentException || thrown instanceof IndexOutOfBoundsException)
                    .as(() -> new String(text)).isTrue();
        }
    }

    @Test
    void linesThatAskForMoreThanAnUndoAreRefused() {
        for (String line : new String[] {"absent ROOT " + String.join("", Collections.nCopies(40, "a")), "absent MY aa", "present CA AAAA",
            "remove MY x", "absent", ""}) {
            String text = journal().text().replace("end\n", line + "\nend\n");
            assertThat(catchThrowable(() -> UndoJournal.parse(text))).as(line).isInstanceOf(RuntimeException.class);
        }
    }

    @Test
    void aFileThatIsTooLongIsNotRead() throws Exception {
        Path file = Files.write(folder.resolve("user-long.undo"), new byte[(8 << 20) + 1]);

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> UndoJournal.read(file)).withMessageContaining("too long");
    }

    /** A handle is a number that means something in the process that it came from. */
    @Test
    void handlesAreNotTakenFromAFile() {
        StoreElement element = StoreElement.parse(serialized(5, KEY_LINK, CA.certificate()));

        assertThat(element.properties()).isEmpty();
    }

    @Test
    void elementsAreEqualWhateverWindowsHasComputed() {
        StoreElement plain = StoreElement.parse(serialized(3, KEY_LINK, CA.certificate()));

        assertThat(plain).isEqualTo(StoreElement.parse(serialized(4, KEY_LINK, CA.certificate())))
                .isNotEqualTo(StoreElement.parse(serialized(2, KEY_LINK, CA.certificate())));
        assertThat(plain.withPropertiesOf(StoreElement.parse(serialized(2, KEY_LINK, CA.certificate())))
                .hasKeyOf(StoreElement.parse(serialized(2, KEY_LINK, CA.certificate())))).isTrue();
    }

    @Test
    void thePublicKeyIsFoundByBytes() {
        assertThat(CertificateBytes.publicKey(StoredCertificate.encoded(CA.certificate())))
                .hasValue(CA.certificate().getPublicKey().getEncoded());
        for (byte[] none : new byte[][] {{}, {0x30}, {0x30, 3, 2, 1, 1}, {0x30, (byte) 0x84, 1, 1, 1, 1}, {0x30, (byte) 0x80, 0, 0}}) {
            assertThat(CertificateBytes.publicKey(none)).isEmpty();
            assertThat(CertificateBytes.allIn(none)).isEmpty();
        }
        byte[] whole = StoredCertificate.encoded(CA.certificate());
        for (int length = 0; length < whole.length; length++) {
            assertThat(CertificateBytes.allIn(Arrays.copyOf(whole, length))).isEmpty();
        }
    }

    private static UndoJournal journal() {
        UndoJournal journal = new UndoJournal(EnrollmentContext.MACHINE, true);
        StoreElement element = StoreElement.parse(serialized(2, KEY_LINK, CA.certificate()));
        String thumbprint = StoredCertificate.thumbprint(CA.certificate());
        journal.pending().put(thumbprint, element);
        journal.present(StoreName.MY).put(thumbprint, element);
        journal.renewed().put(thumbprint, element);
        journal.absent(StoreName.CA).add(thumbprint);
        return journal;
    }

    private static byte[] serialized(int property, byte[] value, X509Certificate certificate) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(out, property, value);
        write(out, 32, StoredCertificate.encoded(certificate));
        return out.toByteArray();
    }

    private static void write(ByteArrayOutputStream out, int property, byte[] value) {
        for (int number : new int[] {property, 1, value.length}) {
            for (int shift = 0; shift < 32; shift += 8) {
                out.write(number >> shift);
            }
        }
        out.write(value, 0, value.length);
    }
}
