package io.github.certenroll4j.cli;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * Many command lines in one JVM, for {@code scripts/enroll-test.sh}: starting one in Wine takes longer than what it does.
 * A line of stdin is a command line, its arguments separated by tabs. What it prints goes to stdout, trouble too, and then
 * {@code exit code N} on a line of its own.
 */
public final class CommandSession {

    private CommandSession() {
    }

    public static void main(String[] args) throws IOException {
        // Not System.in: its buffer asks how much is there, and Wine cannot say that of a pipe.
        BufferedReader commands = new BufferedReader(
                new InputStreamReader(new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8));
        FileOutputStream out = new FileOutputStream(FileDescriptor.out);
        for (String command = commands.readLine(); command != null; command = commands.readLine()) {
            int code = CertEnroll4j.run(Run.console(out, out), command.split("\t"));
            out.write(("exit code " + code + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }
}
