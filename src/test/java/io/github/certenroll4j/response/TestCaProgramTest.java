package io.github.certenroll4j.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The CA that the demonstration asks: the same one on the second run. */
class TestCaProgramTest {

    @TempDir
    private Path directory;

    @Test
    void answersByTheSameCaEveryTime() throws Exception {
        TestCa asking = TestCa.root("any signer");
        Path request = Files.write(directory.resolve("request"), new JcaPKCS10CertificationRequestBuilder(
                asking.certificate().getSubjectX500Principal(), asking.keyPair().getPublic()).build(asking.signer()).getEncoded());
        X509Certificate root = answer("root").certificates().get(0);

        List<X509Certificate> leaf = answer("answer", request.toString(), "--chain", "leaf").certificates();
        List<X509Certificate> full = answer("answer", request.toString(), "--chain", "full", "--form", "der").certificates();

        assertThat(leaf).singleElement().extracting(X509Certificate::getPublicKey).isEqualTo(asking.keyPair().getPublic());
        assertThat(full).hasSize(3).contains(root);
    }

    private CaResponse answer(String... words) throws Exception {
        String[] args = new String[words.length + 4];
        System.arraycopy(words, 0, args, 0, words.length);
        Path out = directory.resolve("out");
        System.arraycopy(new String[] {"--ca", directory.resolve("ca").toString(), "--out", out.toString()}, 0, args,
                words.length, 4);
        TestCa.main(args);
        return CaResponse.parse(Files.readAllBytes(out));
    }
}
