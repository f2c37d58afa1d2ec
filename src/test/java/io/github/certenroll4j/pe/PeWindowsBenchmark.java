package io.github.certenroll4j.pe;

import com.sun.jna.Memory;
import com.sun.jna.platform.win32.VerRsrc.VS_FIXEDFILEINFO;
import com.sun.jna.platform.win32.Version;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import io.github.certenroll4j.FileVersion;
import java.io.File;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** The same files in the Windows JVM of the sandbox: this project's reader, and Windows' own function through JNA. */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 5, time = 3)
public class PeWindowsBenchmark {

    private File[] files;

    /** What JMH counts beside its own operations, of which one is the whole directory. */
    @AuxCounters
    @State(Scope.Thread)
    public static class Counters {
        public long files;
    }

    /** Finds the files through Wine's drive for the root of Linux. */
    @Setup
    public void find() {
        files = WineFiles.all();
    }

    /** This project's reader. */
    @Benchmark
    public void peFile(Counters counters, Blackhole sink) throws IOException {
        for (File file : files) {
            try (SeekableByteChannel channel = Files.newByteChannel(file.toPath())) {
                sink.consume(PEFile.read(channel).fileVersion());
            }
        }
        counters.files += files.length;
    }

    /** GetFileVersionInfo and VerQueryValue. */
    @Benchmark
    public void getFileVersionInfo(Counters counters, Blackhole sink) {
        for (File file : files) {
            sink.consume(versionByWindows(file));
        }
        counters.files += files.length;
    }

    private static FileVersion versionByWindows(File file) {
        int size = Version.INSTANCE.GetFileVersionInfoSize(file.getPath(), new IntByReference());
        if (size == 0) {
            return FileVersion.ofFixedFileInfo(0, 0);
        }
        Memory info = new Memory(size);
        PointerByReference fixed = new PointerByReference();
        IntByReference length = new IntByReference();
        if (!Version.INSTANCE.GetFileVersionInfo(file.getPath(), 0, size, info)
                || !Version.INSTANCE.VerQueryValue(info, "\\", fixed, length)) {
            throw new IllegalStateException("no version: " + file);
        }
        VS_FIXEDFILEINFO found = new VS_FIXEDFILEINFO(fixed.getValue());
        return FileVersion.ofFixedFileInfo(found.dwFileVersionMS.intValue(), found.dwFileVersionLS.intValue());
    }
}
