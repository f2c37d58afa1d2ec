package io.github.certenroll4j.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A {@link CommandSession} in a process of its own. */
final class SessionProcess implements AutoCloseable {

    private final Process process;
    private final OutputStream in;
    private final BufferedReader out;

    SessionProcess() throws IOException {
        process = new ProcessBuilder(System.getProperty("java.home") + "\\bin\\java.exe", "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), CommandSession.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        in = process.getOutputStream();
        out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Lets it begin with a command, and does not wait. */
    void type(String... command) throws IOException {
        in.write((String.join("\t", command) + "\n").getBytes(StandardCharsets.UTF_8));
        in.flush();
    }

    /** All that it says to the command that was typed, and its exit code in the last line. */
    String answer() throws IOException {
        StringBuilder answer = new StringBuilder();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            answer.append(line).append('\n');
            if (line.startsWith("exit code ")) {
                return answer.toString();
            }
        }
        throw new IOException("the process has ended, and said: " + answer);
    }

    @Override
    public void close() throws IOException {
        in.close();
        process.destroy();
    }
}
