package io.github.certenroll4j.hotfix;

import io.github.certenroll4j.FileVersion;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The servicing component that brings Certenroll.dll, {@code Microsoft-Windows-X509CertificateEnrollment}. Its folders
 * and manifests in the component store are named {@code arch_name_publicKeyToken_version_culture_hash}, the name
 * shortened.
 */
final class Component {

    /** Matches the names of the component in the words of {@link WindowsFiles#list}. */
    static final String NAMES = "*_microsoft-windows-x..rtificateenrollment_31bf3856ad364e35_*";

    private static final Pattern NAME = Pattern.compile(
            "(\\w+)_microsoft-windows-x\\.\\.rtificateenrollment_31bf3856ad364e35_(\\d+(?:\\.\\d+){3})_none_[0-9a-f]+(?:\\.manifest)?",
            Pattern.CASE_INSENSITIVE);

    /** As in the name: {@code x86}, {@code amd64}, or {@code wow64} for the 32-bit copy of a 64-bit Windows. */
    final String architecture;
    final FileVersion version;

    private Component(String architecture, FileVersion version) {
        this.architecture = architecture;
        this.version = version;
    }

    /** Empty if the name is not one of this component. */
    static Optional<Component> named(String name) {
        Matcher parts = NAME.matcher(name);
        try {
            return parts.matches()
                    ? Optional.of(new Component(parts.group(1).toLowerCase(Locale.ROOT), FileVersion.parse(parts.group(2))))
                    : Optional.empty();
        } catch (IllegalArgumentException noVersion) {
            return Optional.empty();
        }
    }

    /** Whether files of this component run on the machine that the copy is for. */
    boolean fits(CertenrollCopy copy) {
        boolean for64 = copy.machine().filter("x64"::equals).isPresent();
        return for64 ? architecture.equals("amd64") : architecture.equals("x86") || architecture.equals("wow64");
    }
}
