package io.github.certenroll4j.cli;

import io.github.certenroll4j.FileName;
import io.github.certenroll4j.installer.ThisWindows;
import io.github.certenroll4j.response.CertificateFiles;
import io.github.certenroll4j.response.NotACaResponseException;
import io.github.certenroll4j.response.ResponseCertificate;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which roots are trusted, and which CA certificates are at hand besides those in the response. */
final class TrustOption {

    private static final int MOST_UNREADABLE = 5;

    @Option(names = "--trust", paramLabel = "FILE|DIR",
            description = "Roots that are trusted: PEM, PKCS #7, or a directory of them. Without it: this Windows' own"
                    + " store, elsewhere none.")
    private final List<Path> trust = new ArrayList<>();

    @Option(names = "--with", paramLabel = "FILE|DIR", description = "CA certificates to complete the chain with; not trusted.")
    private final List<Path> with = new ArrayList<>();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    Collection<X509Certificate> trusted(ThisWindows windows) {
        return trust.isEmpty() ? windows.trustedRoots() : read(trust);
    }

    Collection<X509Certificate> others(ThisWindows windows) {
        Collection<X509Certificate> others = read(with);
        others.addAll(windows.authorities());
        return others;
    }

    /** The files and directories that were named. */
    List<Path> paths() {
        List<Path> paths = new ArrayList<>(trust);
        paths.addAll(with);
        return paths;
    }

    private Collection<X509Certificate> read(List<Path> paths) {
        Collection<X509Certificate> all = new ArrayList<>();
        for (Path path : paths) {
            String name = FileName.text(path);
            try {
                CertificateFiles files = CertificateFiles.read(path);
                all.addAll(files.certificates());
                files.troubles().forEach((file, trouble) -> passedOver(FileName.text(file), FileTrouble.words(trouble)));
                files.unreadable().forEach(this::passedOver);
            } catch (NotACaResponseException wrong) {
                throw new CommandException(ExitCode.CANNOT_TELL, name + " has no certificates: " + wrong.getMessage());
            } catch (IOException unreadable) {
                throw new CommandException(ExitCode.CANNOT_TELL, "cannot read " + name + ": " + FileTrouble.words(path, unreadable));
            }
        }
        return all;
    }

    private void passedOver(Path file, List<ResponseCertificate> unread) {
        unread.stream().limit(MOST_UNREADABLE).forEach(certificate -> passedOver(
                certificate.subject().map(name -> "the certificate of \"" + name + "\"").orElse("a certificate") + " in " + FileName.text(file),
                "it cannot be read, " + certificate.fault().orElse("")));
        if (unread.size() > MOST_UNREADABLE) {
            passedOver("what else cannot be read in " + FileName.text(file), (unread.size() - MOST_UNREADABLE) + " more certificates");
        }
    }

    private void passedOver(String what, String why) {
        Console.of(spec).err().line("certenroll4j: " + what + " is passed over: " + why);
    }
}
