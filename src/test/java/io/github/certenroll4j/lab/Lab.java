package io.github.certenroll4j.lab;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.security.GeneralSecurityException;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A test CA with an enrollment site, to live the article in a browser or a script engine:
 *
 * <pre>
 * Lab [--port 8080] [--bind 127.0.0.1] [--folder DIR]
 * </pre>
 *
 * It listens on the loopback address unless told otherwise, keeps its keys in its own folder, prints each request, and ends
 * with Ctrl+C.
 */
public final class Lab {

    private static final int USAGE = 2;
    private static final int NOT_POSSIBLE = 5;
    private static final List<String> OPTIONS = Arrays.asList("--port", "--bind", "--folder");

    private Lab() {
    }

    public static void main(String[] args) throws IOException, GeneralSecurityException {
        System.exit(run(Arrays.asList(args)));
    }

    private static int run(List<String> args) throws IOException, GeneralSecurityException {
        for (int i = 0; i < args.size(); i += 2) {
            if (!OPTIONS.contains(args.get(i)) || i + 1 == args.size()) {
                System.err.println("Usage: lab [--port 8080] [--bind 127.0.0.1] [--folder DIR]");
                return USAGE;
            }
        }
        Optional<InetSocketAddress> address = address(option(args, "--bind", "127.0.0.1"), option(args, "--port", "8080"));
        return address.isPresent() ? serve(address.get(), args) : USAGE;
    }

    private static int serve(InetSocketAddress address, List<String> args) throws IOException, GeneralSecurityException {
        Path folder = Paths.get(option(args, "--folder", "lab")).toAbsolutePath();
        LabSite site = new LabSite(folder);
        try (LabServer server = new LabServer(address, site, Lab::request)) {
            // Ctrl+C ends the process, and with it the server.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("The lab has ended.")));
            greet(address, server.port(), folder);
            Thread.currentThread().join();
        } catch (BindException taken) {
            System.err.println("The lab cannot listen on " + address + ": " + taken.getMessage() + ". Take another one with --port.");
            return NOT_POSSIBLE;
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    private static void greet(InetSocketAddress address, int port, Path folder) {
        System.out.println("certenroll4j lab: a TEST CA. What it issues is worth nothing; never trust its root outside of a test machine.");
        System.out.println("Its keys are in " + folder + "; delete the folder when you are done.");
        if (!address.getAddress().isLoopbackAddress()) {
            System.out.println("It listens on " + address.getAddress().getHostAddress() + ": whoever reaches this machine can use it.");
        }
        System.out.println("Open http://" + (address.getAddress().isAnyLocalAddress() ? "this-machine" : address.getAddress().getHostAddress())
                + ":" + port + "/ in Internet Explorer. Ctrl+C ends it.");
    }

    private static void request(String line) {
        System.out.println(LocalTime.now().truncatedTo(ChronoUnit.SECONDS) + " " + line.replaceAll("[^ -~]", "?"));
    }

    /** Empty, and said why, if it is none. */
    private static Optional<InetSocketAddress> address(String bind, String port) {
        try {
            return Optional.of(new InetSocketAddress(InetAddress.getByName(bind), Integer.parseInt(port)));
        } catch (IOException | IllegalArgumentException wrong) {
            System.err.println("The lab cannot listen there: " + bind + ", port " + port);
            return Optional.empty();
        }
    }

    private static String option(List<String> args, String name, String usual) {
        // The last one counts: a script gives its own first.
        int at = args.lastIndexOf(name);
        return at < 0 ? usual : args.get(at + 1);
    }
}
