package io.github.certenroll4j.fleet;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A real SMB server, Debian's Samba, on every address of 127.0.0.0/8 at a port of its own; each address has the tree that a
 * link with its name leads to. Needs no rights beyond those of the user who runs it.
 */
public final class Samba implements AutoCloseable {

    public static final String USER = System.getProperty("user.name");
    public static final String PASSWORD = "Sesam-öffne-dich 1";

    public final int port;
    final Path folder;
    private final Process smbd;

    private Samba(Path folder, int port, Process smbd) {
        this.folder = folder;
        this.port = port;
        this.smbd = smbd;
    }

    /** @param options lines for the section [global] */
    public static Samba start(Path folder, String... options) throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        for (String name : new String[] {"private", "lock", "state", "cache", "pid", "ncalrpc", "hosts", "trees", "disk/Windows", "empty"}) {
            Files.createDirectories(folder.resolve(name));
        }
        List<String> lines = new ArrayList<>(Arrays.asList("[global]", "smb ports = " + port, "interfaces = 127.0.0.1/8", "hosts allow = 127.0.0.0/8",
                "private dir = " + folder + "/private", "lock directory = " + folder + "/lock", "state directory = " + folder + "/state",
                "cache directory = " + folder + "/cache", "pid directory = " + folder + "/pid", "ncalrpc dir = " + folder + "/ncalrpc",
                "log file = " + folder + "/log", "log level = 1", "disable spoolss = yes", "load printers = no", "server role = standalone server",
                "passdb backend = tdbsam", "usershare path =", "unix extensions = no"));
        lines.addAll(Arrays.asList(options));
        lines.addAll(Arrays.asList("[ADMIN$]", "path = " + folder + "/hosts/%i", "read only = yes", "guest ok = yes",
                "[C$]", "path = " + folder + "/disk", "read only = yes", "[EMPTY]", "path = " + folder + "/empty", "guest ok = yes"));
        Path conf = Files.write(folder.resolve("smb.conf"), lines, StandardCharsets.UTF_8);
        Process account = new ProcessBuilder("/usr/bin/pdbedit", "-s", conf.toString(), "-a", "-t", "-u", USER).redirectErrorStream(true)
                .redirectOutput(folder.resolve("pdbedit.log").toFile()).start();
        account.getOutputStream().write((PASSWORD + "\n" + PASSWORD + "\n").getBytes(StandardCharsets.UTF_8));
        account.getOutputStream().close();
        if (account.waitFor() != 0) {
            throw new IOException("pdbedit: " + new String(Files.readAllBytes(folder.resolve("pdbedit.log")), StandardCharsets.UTF_8));
        }
        Process smbd = new ProcessBuilder("/usr/bin/setsid", "/usr/sbin/smbd", "-F", "--no-process-group", "-s", conf.toString())
                .redirectErrorStream(true).redirectOutput(folder.resolve("smbd.log").toFile()).start();
        Samba samba = new Samba(folder, port, smbd);
        samba.await();
        return samba;
    }

    private void await() throws IOException, InterruptedException {
        for (int i = 0; i < 200; i++) {
            try (Socket probe = new Socket()) {
                probe.connect(new InetSocketAddress("127.0.0.1", port), 100);
                return;
            } catch (IOException notYet) {
                if (!smbd.isAlive()) {
                    break;
                }
                Thread.sleep(50);
            }
        }
        close();
        throw new IOException("smbd does not run: " + new String(Files.readAllBytes(folder.resolve("smbd.log")), StandardCharsets.UTF_8));
    }

    /** Makes the address a host with this tree. */
    public Samba host(String address, FleetTrees tree) throws IOException {
        tree.writeTo(folder.resolve("trees"));
        Files.createSymbolicLink(folder.resolve("hosts").resolve(address), folder.resolve("trees").resolve(tree.folder()));
        return this;
    }

    ShareSettings settings() {
        return settings(port);
    }

    static ShareSettings settings(int port) {
        return new ShareSettings(logon()).port(port);
    }

    static Logon logon() {
        return Logon.withPassword(USER, PASSWORD.toCharArray());
    }

    @Override
    public void close() {
        smbd.destroy();
        try {
            if (!smbd.waitFor(5, TimeUnit.SECONDS)) {
                smbd.destroyForcibly();
            }
        } catch (InterruptedException e) {
            smbd.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
