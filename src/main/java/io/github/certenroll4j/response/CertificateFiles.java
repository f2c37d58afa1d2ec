package io.github.certenroll4j.response;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Certificates out of files: PEM bundles, PKCS #7, single ones; whatever {@link CaResponse} reads. */
public final class CertificateFiles {

    private static final int MAX_FILES = 10_000;

    private final Set<ResponseCertificate> certificates = new LinkedHashSet<>();
    private final Map<Path, List<ResponseCertificate>> unreadable = new TreeMap<>();
    private final Map<Path, IOException> troubles = new TreeMap<>();

    private CertificateFiles() {
    }

    /**
     * Reads every certificate of a file, or of the files directly in a directory; there, files that are something else
     * are passed by, and those that cannot be read become {@link #troubles()}.
     *
     * @throws IOException             if it cannot be read, or if a directory has more than 10,000 files
     * @throws NotACaResponseException if a file given by its name has no certificates
     */
    public static CertificateFiles read(Path path) throws IOException, NotACaResponseException {
        CertificateFiles files = new CertificateFiles();
        if (Files.isDirectory(path)) {
            files.addAll(path);
        } else {
            files.add(path);
        }
        return files;
    }

    /** The certificates, those of a directory in the order of the files' names. */
    public Collection<X509Certificate> certificates() {
        return certificates.stream().map(one -> one.x509().get()).collect(Collectors.toList());
    }

    /** The certificates that are there but that nobody can read, by the files that they are in. */
    public Map<Path, List<ResponseCertificate>> unreadable() {
        return Collections.unmodifiableMap(unreadable);
    }

    /** What in a directory could not be read, or was not even opened because it is a pipe or a device. */
    public Map<Path, IOException> troubles() {
        return Collections.unmodifiableMap(troubles);
    }

    private void addAll(Path directory) throws IOException {
        for (Path file : entriesOf(directory)) {
            try {
                if (Files.exists(file) && !Files.isRegularFile(file)) {
                    throw new IOException("it is a pipe or a device");
                }
                add(file);
            } catch (NotACaResponseException somethingElse) {
                // a directory of trust anchors may have a README, CRLs or keys beside them
            } catch (IOException unreadable) {
                troubles.put(file, unreadable);
            }
        }
    }

    private void add(Path file) throws IOException, NotACaResponseException {
        try (InputStream in = Files.newInputStream(file)) {
            CaResponse read = CaResponse.read(in);
            List<ResponseCertificate> others = new ArrayList<>();
            for (ResponseCertificate entry : read.entries()) {
                (entry.x509().isPresent() ? certificates : others).add(entry);
            }
            if (!others.isEmpty()) {
                unreadable.put(file, others);
            }
        }
    }

    private static List<Path> entriesOf(Path directory) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, entry -> !Files.isDirectory(entry))) {
            for (Path entry : entries) {
                if (files.size() == MAX_FILES) {
                    throw new IOException("more than " + MAX_FILES + " files in " + directory);
                }
                files.add(entry);
            }
        } catch (DirectoryIteratorException broken) {
            throw broken.getCause();
        }
        files.sort(null);
        return files;
    }
}
