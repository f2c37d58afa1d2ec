package io.github.certenroll4j.response;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * PKCS #7 of three certificates. Java remembers some hundreds of certificates that it parsed, and the signatures that it
 * verified on them; so one response over and over is measured, and a different leaf each time.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class ResponseBenchmark {

    private static final int MANY = 5000;

    /** One response over and over, or so many that Java's memory of certificates is of no use for their leaves. */
    @Param({"1", "2000"})
    private int different = 2000;

    private final List<byte[]> responses = new ArrayList<>();
    private int next;

    /** Makes the responses. */
    @Setup
    public void makeResponses() {
        TestCa ca = TestCa.root("Root").intermediate("Issuing");
        PublicKey key = TestCa.Keys.RSA.generate().getPublic();
        for (int i = 0; i < different; i++) {
            responses.add(ca.fullChain(ca.issue("leaf " + i, key)));
        }
    }

    /** A PKCS #7 of five thousand certificates, in a file. */
    @State(Scope.Benchmark)
    public static class FiveThousand {
        private Path file;
        private Path out;

        /** Makes the file. */
        @Setup
        public void make() throws IOException {
            TestCa ca = TestCa.root(TestCa.Spec.of("Root").keys(TestCa.Keys.EC));
            PublicKey key = TestCa.Keys.EC.generate().getPublic();
            List<X509Certificate> many = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                many.add(ca.issue("one of many " + i, key));
            }
            file = Files.createTempFile("many", ".p7b");
            out = Files.createTempFile("inspect", ".txt");
            Files.write(file, DegeneratePkcs7.of(many));
        }

        /** Removes it. */
        @TearDown
        public void remove() throws IOException {
            Files.delete(file);
            Files.delete(out);
        }
    }

    /** The command {@code inspect}, the start of Java included. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 1)
    @Measurement(iterations = 5)
    @Fork(1)
    public void inspectFiveThousandCertificates(FiveThousand many) throws IOException, InterruptedException {
        int exit = new ProcessBuilder(Paths.get(System.getProperty("java.home"), "bin", "java").toString(), "-jar",
                "target/certenroll4j-cli.jar", "inspect", many.file.toString())
                .redirectOutput(many.out.toFile()).start().waitFor();
        if (exit != 0) {
            throw new IllegalStateException("inspect ended with " + exit);
        }
    }

    /** This project: parsed, every signature of the chain verified. */
    @Benchmark
    public boolean parseAndChain() throws NotACaResponseException {
        return CertificateChain.of(CaResponse.parse(response()), Collections.emptyList()).complete();
    }

    /** This project, without the chain. */
    @Benchmark
    public int parse() throws NotACaResponseException {
        return CaResponse.parse(response()).certificates().size();
    }

    /** Bouncy Castle bare: parsed and converted, nothing verified. */
    @Benchmark
    public int bouncyCastleParse() throws CMSException, GeneralSecurityException {
        return byBouncyCastle(response()).size();
    }

    /** Bouncy Castle bare, and each signature verified by Java with the issuer known in advance. */
    @Benchmark
    public int bouncyCastleParseAndVerify() throws CMSException, GeneralSecurityException {
        List<X509Certificate> certificates = byBouncyCastle(response());
        for (X509Certificate certificate : certificates) {
            for (X509Certificate issuer : certificates) {
                if (issuer.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
                    certificate.verify(issuer.getPublicKey());
                }
            }
        }
        return certificates.size();
    }

    private static List<X509Certificate> byBouncyCastle(byte[] der) throws CMSException, GeneralSecurityException {
        List<X509Certificate> certificates = new ArrayList<>();
        JcaX509CertificateConverter converter = new JcaX509CertificateConverter();
        for (X509CertificateHolder holder : new CMSSignedData(der).getCertificates().getMatches(null)) {
            certificates.add(converter.getCertificate(holder));
        }
        return certificates;
    }

    private byte[] response() {
        next = (next + 1) % different;
        return responses.get(next);
    }
}
