package io.github.certenroll4j.cli;

import io.github.certenroll4j.FileName;
import io.github.certenroll4j.ca.CaAddress;
import io.github.certenroll4j.ca.CaConnection;
import io.github.certenroll4j.ca.CaLogon;
import io.github.certenroll4j.ca.ClientCertificate;
import io.github.certenroll4j.response.CaResponse;
import io.github.certenroll4j.response.CertificateFiles;
import io.github.certenroll4j.response.NotACaResponseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which CA is asked over the web, and by whom. A password comes from a file or from the keyboard, never as an argument. */
final class CaOptions {

    @ArgGroup(multiplicity = "1")
    private Kind kind;

    static final class Kind {
        @Option(names = "--certsrv", required = true, paramLabel = "URL",
                description = "The web enrollment pages of an AD CS: https://ca.example/certsrv")
        private String certsrv;

        @Option(names = "--est", required = true, paramLabel = "URL",
                description = "An EST server (RFC 7030): https://ca.example, with a label behind it where it has several CAs.")
        private String est;
    }

    @Option(names = "--user", paramLabel = "ACCOUNT",
            description = "Log on by basic authentication, as DOMAIN\\name, name@domain or name; the password is asked for, unless"
                    + " --password-file gives it. Without it: as who you are, by Negotiate (Kerberos).")
    private Optional<String> user = Optional.empty();

    @Option(names = "--password-file", paramLabel = "FILE", description = "The account's password is the first line of this file.")
    private Optional<Path> passwordFile = Optional.empty();

    @Option(names = "--client-certificate", paramLabel = "PFX|SHA1",
            description = "Show this certificate: a PFX file (with --client-password-file), or on Windows the thumbprint of one of"
                    + " the user's.")
    private Optional<String> client = Optional.empty();

    @Option(names = "--client-password-file", paramLabel = "FILE", description = "That PFX's password is the first line of this file.")
    private Optional<Path> clientPasswordFile = Optional.empty();

    @Option(names = "--cacert", paramLabel = "FILE", description = "Trust these roots, too, for this connection alone: PEM, DER or PKCS #7.")
    private List<Path> roots = new ArrayList<>();

    @Option(names = "--allow-http", description = "Take http:// for --certsrv: whoever is on the way reads and changes what is sent.")
    private boolean http;

    @Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "60", description = "For each answer as a whole (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    boolean isEst() {
        return kind.est != null;
    }

    /** Finds what is wrong with the command line before anything is asked or made. */
    void check() {
        CaAddress address = address();
        if (passwordFile.isPresent() && !user.isPresent()) {
            throw misuse("--password-file goes with --user; that of a PFX is --client-password-file");
        }
        if (user.isPresent() && !address.isHttps()) {
            throw misuse("--user is refused over http: the password could be read on the way");
        }
        if (client.isPresent() != clientPasswordFile.isPresent() && !client.filter(CaOptions::isThumbprint).isPresent()) {
            throw misuse("--client-certificate with a PFX and --client-password-file go together");
        }
        if (seconds < 1 || seconds > 3600) {
            throw misuse("--timeout is 1 to 3600 seconds, not " + seconds);
        }
    }

    private CaAddress address() {
        try {
            return isEst() ? CaAddress.ofEst(kind.est) : CaAddress.ofCertsrv(kind.certsrv, http);
        } catch (IllegalArgumentException wrong) {
            boolean wantsHttp = !isEst() && !http && kind.certsrv.startsWith("http:");
            throw misuse(wrong.getMessage() + (wantsHttp ? "; --allow-http takes it all the same" : ""));
        }
    }

    private ParameterException misuse(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    /** @return to be closed by the caller */
    AskedCa open() {
        Printer err = Console.of(spec).err();
        // The JDK sends a form again when the connection breaks, and a CA would have two requests then.
        if (System.getProperty("sun.net.http.retryPost") == null) {
            System.setProperty("sun.net.http.retryPost", "false");
        }
        CaLogon logon = user.isPresent() ? logon(user.get(), err) : CaLogon.ofThisUser();
        try {
            Duration answer = Duration.ofSeconds(seconds);
            CaConnection how = CaConnection.as(logon).trusting(roots()).within(Duration.ofSeconds(Math.min(seconds, 10)), answer);
            CaConnection shown = client.isPresent() ? how.showing(clientCertificate(client.get(), err)) : how;
            return isEst() ? AskedCa.est(address(), shown, logon, words()) : AskedCa.certsrv(address(), shown, logon, words());
        } catch (IllegalArgumentException wrong) {
            logon.close();
            throw misuse(wrong.getMessage());
        } catch (RuntimeException | Error trouble) {
            logon.close();
            throw trouble;
        }
    }

    private CaLogon logon(String account, Printer err) {
        char[] password = passwordFile.isPresent() ? PasswordFile.read(passwordFile.get(), err) : fromKeyboard(account, err);
        try {
            return CaLogon.withPassword(account, password);
        } catch (IllegalArgumentException wrong) {
            throw misuse(wrong.getMessage());
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private char[] fromKeyboard(String account, Printer err) {
        java.io.Console keyboard = System.console();
        if (keyboard == null) {
            throw misuse("there is no keyboard to ask for the password of " + account + "; --password-file FILE reads it from a file");
        }
        err.question("Password of " + account + ":");
        char[] password = keyboard.readPassword();
        if (password == null) {
            throw misuse("no password was typed");
        }
        return password;
    }

    private static boolean isThumbprint(String typed) {
        return typed.matches("[0-9A-Fa-f]{40}");
    }

    private ClientCertificate clientCertificate(String typed, Printer err) {
        char[] password = clientPasswordFile.map(file -> PasswordFile.read(file, err)).orElse(new char[0]);
        try {
            return isThumbprint(typed) && !clientPasswordFile.isPresent() ? ClientCertificate.ofWindows(typed)
                    : ClientCertificate.ofPfx(pfx(typed), password);
        } catch (IllegalArgumentException wrong) {
            throw new CommandException(ExitCode.CANNOT_TELL, "--client-certificate " + typed + ": " + wrong.getMessage());
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private static byte[] pfx(String typed) {
        Path file = Misuse.path(typed);
        try {
            if (Files.size(file) > CaResponse.MAX_BYTES) {
                throw new IllegalArgumentException("it is too large for a PFX");
            }
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new CommandException(ExitCode.CANNOT_TELL, "cannot read " + typed + ": " + FileTrouble.words(file, unreadable));
        }
    }

    private List<X509Certificate> roots() {
        List<X509Certificate> all = new ArrayList<>();
        for (Path file : roots) {
            try {
                all.addAll(CertificateFiles.read(file).certificates());
            } catch (NotACaResponseException wrong) {
                throw new CommandException(ExitCode.CANNOT_TELL, "--cacert " + FileName.text(file) + " has no certificates: " + wrong.getMessage());
            } catch (IOException unreadable) {
                throw new CommandException(ExitCode.CANNOT_TELL, "cannot read " + FileName.text(file) + ": " + FileTrouble.words(file, unreadable));
            }
        }
        return all;
    }

    /** The files that are read. */
    List<Path> inputs() {
        List<Path> inputs = new ArrayList<>(roots);
        passwordFile.ifPresent(inputs::add);
        clientPasswordFile.ifPresent(inputs::add);
        client.filter(typed -> !isThumbprint(typed)).ifPresent(typed -> inputs.add(Misuse.path(typed)));
        return inputs;
    }

    /** These options again, for the command that goes on. */
    private String words() {
        StringJoiner words = new StringJoiner(" ");
        words.add(isEst() ? "--est " + kind.est : "--certsrv " + kind.certsrv);
        user.ifPresent(name -> words.add("--user " + quoted(name)));
        passwordFile.ifPresent(file -> words.add("--password-file " + quoted(FileName.text(file))));
        client.ifPresent(typed -> words.add("--client-certificate " + quoted(typed)));
        clientPasswordFile.ifPresent(file -> words.add("--client-password-file " + quoted(FileName.text(file))));
        roots.forEach(file -> words.add("--cacert " + quoted(FileName.text(file))));
        return (http ? words.add("--allow-http") : words).toString();
    }

    static String quoted(String word) {
        return word.indexOf(' ') < 0 ? word : '"' + word + '"';
    }
}
