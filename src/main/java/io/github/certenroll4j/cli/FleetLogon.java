package io.github.certenroll4j.cli;

import io.github.certenroll4j.FileName;
import io.github.certenroll4j.fleet.Logon;
import io.github.certenroll4j.fleet.ShareException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say who logs on. A password comes from a file, from stdin or from the keyboard, never as an argument. */
final class FleetLogon {

    @Option(names = "--user", paramLabel = "ACCOUNT",
            description = "DOMAIN\\name, name@domain, or a local account of each host. Its password is asked for, unless --password-file gives it.")
    private Optional<String> account = Optional.empty();

    @Option(names = "--kerberos", description = "Log on with the ticket in this user's ticket cache (kinit); needs host names, not addresses.")
    private boolean kerberos;

    @Option(names = "--anonymous", description = "Log on as nobody. Nothing is signed then: needs --allow-unsigned.")
    private boolean anonymous;

    boolean isPassword() {
        return account.isPresent();
    }

    boolean isAnonymous() {
        return anonymous;
    }

    /**
     * @param file where the password is, - for stdin
     * @return to be closed by the caller
     */
    Logon logon(Optional<String> file, Console console) {
        if (anonymous) {
            return Logon.anonymous();
        }
        if (kerberos) {
            return ticket();
        }
        char[] password = file.isPresent() ? fromFile(file.get(), console.err()) : fromKeyboard(console.err());
        try {
            return Logon.withPassword(account.get(), password);
        } catch (IllegalArgumentException noName) {
            throw new CommandException(ExitCode.USAGE, noName.getMessage());
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private static Logon ticket() {
        try {
            return Logon.withTicket();
        } catch (ShareException none) {
            throw new CommandException(ExitCode.CANNOT_TELL, none.getMessage() + "; get one with kinit");
        }
    }

    private static char[] fromFile(String name, Printer err) {
        Path file = FileName.path(name);
        if (!name.equals(FleetHosts.STDIN)) {
            return PasswordFile.read(file, err);
        }
        try {
            return PasswordFile.read(byteByByte(), Paths.get("stdin"), err);
        } catch (IOException trouble) {
            throw new CommandException(ExitCode.CANNOT_TELL, "cannot read the password from stdin: " + FileTrouble.words(trouble));
        }
    }

    /** So that a line is enough where stdin stays open. */
    private static ReadableByteChannel byteByByte() {
        return new ReadableByteChannel() {
            @Override
            public int read(ByteBuffer target) throws IOException {
                int next = System.in.read();
                if (next >= 0) {
                    target.put((byte) next);
                }
                return next < 0 ? -1 : 1;
            }

            @Override
            public boolean isOpen() {
                return true;
            }

            @Override
            public void close() {
                // Stdin is not ours.
            }
        };
    }

    private char[] fromKeyboard(Printer err) {
        java.io.Console keyboard = System.console();
        if (keyboard == null) {
            throw new CommandException(ExitCode.USAGE, "there is no keyboard to ask for the password of " + account.get()
                    + "; --password-file FILE reads it from a file, or with - from stdin");
        }
        err.question("Password of " + account.get() + ":");
        char[] password = keyboard.readPassword();
        if (password == null || password.length == 0) {
            // A key that was hit by accident would be refused by several hosts, which counts towards a locked account.
            throw new CommandException(ExitCode.USAGE, "no password was typed; nothing was done");
        }
        return password;
    }
}
