package io.github.certenroll4j.cli;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.security.CodeSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where JNA takes its native part from. By itself it unpacks a DLL to the folder for temporary files and loads it from there;
 * that of the account SYSTEM is C:\Windows\Temp, where everybody may have put one. The zip has the DLLs in the folder
 * {@code jna} beside the jar; without them they are unpacked to a folder of this account's own.
 */
final class NativePart {

    private static final String FROM = "jna.boot.library.path";
    private static final String UNPACK_TO = "jna.tmpdir";
    private static final String DLL = "jnidispatch.dll";

    private NativePart() {
    }

    /** Before the first call of JNA, and on Windows only. What the caller has set stays. */
    static void place() {
        if (File.separatorChar == '\\' && System.getProperty(FROM) == null && System.getProperty(UNPACK_TO) == null) {
            settings(jar(), System.getenv("LOCALAPPDATA")).forEach(System::setProperty);
        }
    }

    /**
     * The properties of JNA to set.
     *
     * @param jar what the program was started from; null if that is no file
     * @param local the account's folder for what stays on this machine; null or empty if there is none
     */
    static Map<String, String> settings(Path jar, String local) {
        Map<String, String> settings = new LinkedHashMap<>();
        String beside = jar == null ? "" : beside(jar.resolveSibling("jna"));
        if (!beside.isEmpty()) {
            settings.put(FROM, beside);
        }
        // Also where the DLLs are beside the jar: one that cannot be loaded is unpacked after all.
        if (local != null && !local.isEmpty()) {
            settings.put(UNPACK_TO, local + File.separator + "certenroll4j" + File.separator + "jna");
        }
        return settings;
    }

    /** All of them, since JNA passes over what is not for the processor that this Java was made for. */
    private static String beside(Path folder) {
        return Stream.of("win32-x86-64", "win32-x86", "win32-aarch64")
                .map(folder::resolve)
                .filter(one -> Files.isRegularFile(one.resolve(DLL)))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Path jar() {
        CodeSource source = NativePart.class.getProtectionDomain().getCodeSource();
        try {
            return source == null || source.getLocation() == null ? null : Paths.get(source.getLocation().toURI());
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException notAFile) {
            return null;
        }
    }
}
