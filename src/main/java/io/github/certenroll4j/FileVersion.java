package io.github.certenroll4j;

import java.util.Objects;

/**
 * The four-part version of a Windows file, as {@code VS_FIXEDFILEINFO} holds it: four numbers of 16 bits.
 *
 * <p>Versions compare by their numbers from left to right. For servicing the last two say the most:
 * in {@code 6.0.6000.20755}, 6000 is the Windows build and 20755 the revision within a servicing branch.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/verrsrc/ns-verrsrc-vs_fixedfileinfo">VS_FIXEDFILEINFO</a>
 */
public final class FileVersion implements Comparable<FileVersion> {

    private final long packed;

    private FileVersion(long packed) {
        this.packed = packed;
    }

    /**
     * A version of its two 32-bit halves, as they stand in {@code dwFileVersionMS} and {@code dwFileVersionLS}.
     *
     * @param ms major in the high word, minor in the low word
     * @param ls build in the high word, revision in the low word
     */
    public static FileVersion ofFixedFileInfo(int ms, int ls) {
        return new FileVersion((long) ms << 32 | ls & 0xFFFFFFFFL);
    }

    /**
     * Reads {@code 6.0.6000.20755}.
     *
     * @param text four numbers; blanks around them do not count
     * @return the version
     * @throws IllegalArgumentException if the text is not four numbers of 0 to 65535 with dots between
     */
    public static FileVersion parse(String text) {
        Objects.requireNonNull(text, "text");
        String[] parts = text.trim().split("\\.", -1);
        long packed = 0;
        for (String part : parts) {
            packed = packed << 16 | part(part, text);
        }
        if (parts.length != 4) {
            throw notAVersion(text);
        }
        return new FileVersion(packed);
    }

    private static int part(String digits, String text) {
        int number = 0;
        for (char digit : digits.toCharArray()) {
            if (digit < '0' || digit > '9') {
                throw notAVersion(text);
            }
            number = number * 10 + digit - '0';
            if (number > 0xFFFF) {
                throw new IllegalArgumentException("a part of a file version is at most 65535: " + text);
            }
        }
        if (digits.isEmpty() || digits.length() > 5) {
            throw notAVersion(text);
        }
        return number;
    }

    private static IllegalArgumentException notAVersion(String text) {
        return new IllegalArgumentException("not a file version (four numbers with dots, like 6.0.6000.20755): " + text);
    }

    /** First number, 0 to 65535. */
    public int major() {
        return (int) (packed >>> 48);
    }

    /** Second number, 0 to 65535. */
    public int minor() {
        return (int) (packed >>> 32) & 0xFFFF;
    }

    /** Third number, 0 to 65535: the Windows build. */
    public int build() {
        return (int) (packed >>> 16) & 0xFFFF;
    }

    /** Fourth number, 0 to 65535: the revision within the build. */
    public int revision() {
        return (int) packed & 0xFFFF;
    }

    /** Whether this is the other version or a later one. */
    public boolean atLeast(FileVersion other) {
        return compareTo(other) >= 0;
    }

    @Override
    public int compareTo(FileVersion other) {
        return Long.compareUnsigned(packed, other.packed);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FileVersion && ((FileVersion) other).packed == packed;
    }

    @Override
    public int hashCode() {
        return Objects.hash(packed);
    }

    /** The four numbers with dots between, as Windows Explorer shows them. */
    @Override
    public String toString() {
        return major() + "." + minor() + "." + build() + "." + revision();
    }
}
