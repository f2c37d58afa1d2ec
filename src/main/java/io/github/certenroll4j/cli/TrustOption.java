package io.github.certenroll4j.cli;

import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.StoreName;
import io.github.certenroll4j.response.CertificateFiles;
import io.github.certenroll4j.response.NotACaResponseException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import picocli.CommandLine.Option;

/** Which roots are trusted, and which CA certificates are at hand besides those in the response. */
final class TrustOption {

    @Option(names = "--trust", paramLabel = "FILE|DIR",
            description = "Roots that are trusted: PEM, PKCS #7, or a directory of them. Without it: this Windows' own"
                    + " store, elsewhere none.")
    private final List<Path> trust = new ArrayList<>();

    @Option(names = "--with", paramLabel = "FILE|DIR", description = "CA certificates to complete the chain with; not trusted.")
    private final List<Path> with = new ArrayList<>();

    Collection<X509Certificate> trusted() {
        return trust.isEmpty() ? StoreCertificates.of(EnrollmentContext.USER, StoreName.ROOT) : read(trust);
    }

    Collection<X509Certificate> others() {
        Collection<X509Certificate> others = read(with);
        others.addAll(StoreCertificates.of(EnrollmentContext.USER, StoreName.CA));
        return others;
    }

    /** The files and directories that were named. */
    List<Path> paths() {
        List<Path> paths = new ArrayList<>(trust);
        paths.addAll(with);
        return paths;
    }

    private static Collection<X509Certificate> read(List<Path> paths) {
        Collection<X509Certificate> all = new ArrayList<>();
        for (Path path : paths) {
            try {
                all.addAll(CertificateFiles.read(path));
            } catch (NotACaResponseException wrong) {
                throw new CommandException(ExitCode.CANNOT_TELL, path + " has no certificates: " + wrong.getMessage());
            } catch (NoSuchFileException absent) {
                throw new CommandException(ExitCode.CANNOT_TELL, "cannot read " + path + ": there is no such file");
            } catch (IOException unreadable) {
                throw new CommandException(ExitCode.CANNOT_TELL, "cannot read " + path + ": " + unreadable.getMessage());
            }
        }
        return all;
    }
}
