package io.github.certenroll4j.pe;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Memory;
import com.sun.jna.platform.win32.VerRsrc.VS_FIXEDFILEINFO;
import com.sun.jna.platform.win32.Version;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import io.github.certenroll4j.FileVersion;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which version resource Windows takes; its language here is American English. */
@Tag("once")
class GetFileVersionInfoIT {

    @TempDir
    Path folder;

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of("one", TestDll.x64().version(0x0409, "1.2.3.4")),
                Arguments.of("PE32", TestDll.x86().version(0x0409, "1.2.3.4")),
                Arguments.of("German, then English", TestDll.x64().version(0x0407, "1.0.0.7").version(0x0409, "1.0.0.9")),
                Arguments.of("neutral, then English", TestDll.x64().version(0, "1.0.0.1").version(0x0409, "1.0.0.9")),
                Arguments.of("German, then British English", TestDll.x64().version(0x0407, "1.0.0.7").version(0x0809, "1.0.0.9")),
                Arguments.of("Japanese", TestDll.x64().version(0x0411, "1.0.0.1")),
                Arguments.of("with a name", TestDll.x64().namedResource().version(0x0409, "1.2.3.4")),
                Arguments.of("with the number 2", TestDll.x64().numberedResource(2).version(0x0409, "1.2.3.4")),
                Arguments.of("in the headers", TestDll.x64().inHeaders().version(0x0409, "1.2.3.4")),
                Arguments.of("among 1,025 types", TestDll.x64().otherTypes(1024).version(0x0409, "1.2.3.4")),
                Arguments.of("none", TestDll.x64()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void theSameVersionAsWindowsTakes(String what, TestDll dll) throws IOException {
        Path file = Files.write(folder.resolve("test.dll"), dll.bytes());
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            assertThat(PEFile.read(channel).fileVersion()).isEqualTo(byWindows(file));
        }
    }

    private static Optional<FileVersion> byWindows(Path file) {
        int size = Version.INSTANCE.GetFileVersionInfoSize(file.toString(), new IntByReference());
        if (size == 0) {
            return Optional.empty();
        }
        Memory info = new Memory(size);
        PointerByReference found = new PointerByReference();
        assertThat(Version.INSTANCE.GetFileVersionInfo(file.toString(), 0, size, info)).isTrue();
        assertThat(Version.INSTANCE.VerQueryValue(info, "\\", found, new IntByReference())).isTrue();
        VS_FIXEDFILEINFO fixed = new VS_FIXEDFILEINFO(found.getValue());
        return Optional.of(FileVersion.ofFixedFileInfo(fixed.dwFileVersionMS.intValue(), fixed.dwFileVersionLS.intValue()));
    }
}
