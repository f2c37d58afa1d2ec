package io.github.certenroll4j.response;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Certificates out of files: PEM bundles, PKCS #7, single ones; whatever {@link CaResponse} reads. */
public final class CertificateFiles {

    private static final int MAX_FILES = 10_000;

    private CertificateFiles() {
    }

    /**
     * Reads every certificate of a file, or of the files directly in a directory; there, files that are something else
     * are passed by.
     *
     * @throws IOException             if it cannot be read, or if a directory has more than 10,000 files
     * @throws NotACaResponseException if a file given by its name has no certificates
     */
    public static Collection<X509Certificate> read(Path path) throws IOException, NotACaResponseException {
        if (!Files.isDirectory(path)) {
            try (InputStream in = Files.newInputStream(path)) {
                return CaResponse.read(in).certificates();
            }
        }
        Set<X509Certificate> all = new LinkedHashSet<>();
        for (Path file : filesIn(path)) {
            try {
                all.addAll(read(file));
            } catch (NotACaResponseException somethingElse) {
                // a directory of trust anchors may have a README, CRLs or keys beside them
            }
        }
        return all;
    }

    private static List<Path> filesIn(Path directory) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, Files::isRegularFile)) {
            for (Path entry : entries) {
                if (files.size() == MAX_FILES) {
                    throw new IOException("more than " + MAX_FILES + " files in " + directory);
                }
                files.add(entry);
            }
        }
        files.sort(null);
        return files;
    }
}
