package io.github.certenroll4j.pe;

import com.kichik.pecoff4j.PE;
import com.kichik.pecoff4j.ResourceDirectory;
import com.kichik.pecoff4j.ResourceEntry;
import com.kichik.pecoff4j.io.DataReader;
import com.kichik.pecoff4j.io.PEParser;
import com.kichik.pecoff4j.resources.FixedFileInfo;
import com.kichik.pecoff4j.resources.VersionInfo;
import com.kichik.pecoff4j.util.ResourceHelper;
import io.github.certenroll4j.FileVersion;
import java.io.File;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Versions of all of Wine's x64 programs and DLLs, files a second, the files warm in the cache of the system. */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class PeBenchmark {

    private File[] files;

    /** What JMH counts beside its own operations, of which one is the whole directory. */
    @AuxCounters
    @State(Scope.Thread)
    public static class Counters {
        public long files;
    }

    /** Finds the files, and prints how much is read of each. */
    @Setup
    public void find() throws IOException {
        files = WineFiles.all();
        long[] read = new long[files.length];
        for (int i = 0; i < files.length; i++) {
            try (CountingChannel channel = new CountingChannel(Files.newByteChannel(files[i].toPath()))) {
                PEFile.read(channel);
                read[i] = channel.bytesRead();
            }
        }
        Arrays.sort(read);
        System.out.println("figure: bytes that PEFile read of each of " + files.length + " files: median " + read[read.length / 2]
                + ", most " + read[read.length - 1] + "; the files have "
                + Arrays.stream(files).mapToLong(File::length).sum() / files.length + " on average");
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

    /** pecoff4j, which reads whole files. */
    @Benchmark
    public void pecoff4j(Counters counters, Blackhole sink) throws IOException {
        for (File file : files) {
            sink.consume(versionByPecoff4j(file));
        }
        counters.files += files.length;
    }

    static FileVersion versionByPecoff4j(File file) throws IOException {
        PE pe = PEParser.parse(file);
        ResourceDirectory resources = pe.getImageData().getResourceTable();
        ResourceEntry[] found = resources == null ? new ResourceEntry[0] : ResourceHelper.findResources(resources, 16);
        if (found.length == 0) {
            return FileVersion.ofFixedFileInfo(0, 0);
        }
        FixedFileInfo fixed = VersionInfo.read(new DataReader(found[0].getData())).getFixedFileInfo();
        return FileVersion.ofFixedFileInfo(fixed.getFileVersionMS(), fixed.getFileVersionLS());
    }
}
