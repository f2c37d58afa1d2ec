package io.github.certenroll4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code scripts/mutation-report.sh} counts as PIT does, and puts first what survived where something is decided. */
@DisabledOnOs(OS.WINDOWS)
class MutationReportTest {

    private static final String OURS = "()Lio/github/certenroll4j/Door;";

    @TempDir
    Path folder;
    private final List<String> mutants = new ArrayList<>();
    private String printed;

    @BeforeEach
    void sources() throws IOException {
        Path file = folder.resolve("io/github/certenroll4j/room/Door.java");
        Files.createDirectories(file.getParent());
        Files.write(file, Arrays.asList("package room;", "class Door {", "    if (a < b && c) {", "    \treturn text;", "    return OPEN;"));
    }

    @Test
    void timeoutsAndMemoryCountAsKilledAndApart() throws Exception {
        mutant("KILLED", 3, "MathMutator", "()I");
        mutant("TIMED_OUT", 3, "MathMutator", "()I");
        mutant("MEMORY_ERROR", 3, "MathMutator", "()I");
        mutant("SURVIVED", 4, "MathMutator", "()I");
        mutant("NO_COVERAGE", 5, "MathMutator", "()I");
        mutant("RUN_ERROR", 5, "MathMutator", "()I");

        assertThat(run()).isZero();
        assertThat(printed).startsWith("killed 3 of 6 mutants, 50 % (timeouts 1, out of memory 1)\n"
                + "survived 2 (1 of them not reached by a test), 0 in lines that decide\nnot run 1\nelsewhere:\n");
    }

    @Test
    void whatSurvivedWhereSomethingIsDecidedComesFirst() throws Exception {
        mutant("SURVIVED", 4, "returns.EmptyObjectReturnValsMutator", "()Ljava/lang/String;");
        mutant("NO_COVERAGE", 5, "returns.NullReturnValsMutator", OURS);
        mutant("SURVIVED", 3, "ConditionalsBoundaryMutator", "()V");

        assertThat(run()).isZero();
        assertThat(printed).endsWith(" 2 in lines that decide\n"
                + "in lines that decide:\n"
                + "  Door:3  if (a < b && c) {\n      changed <it> & it's\n"
                + "  Door:5  return OPEN;\n      no test: changed <it> & it's\n"
                + "elsewhere:\n  Door:4  return text;\n      changed <it> & it's\n");
    }

    @Test
    void aLineWhoseConditionIsTestedDecidesAllTheSame() throws Exception {
        mutant("KILLED", 3, "NegateConditionalsMutator", "()V");
        mutant("SURVIVED", 3, "MathMutator", "()V");
        mutant("SURVIVED", 4, "MathMutator", "()V");

        assertThat(run()).isZero();
        assertThat(printed).contains("1 in lines that decide").containsSubsequence("decide:", "Door:3", "elsewhere:", "Door:4");
    }

    @Test
    void aBooleanAnOptionalACollectionAndATypeOfOursDecide() throws Exception {
        String[] deciding = {"(I)Z", "()Ljava/lang/Boolean;", "()Ljava/util/Optional;", "()Ljava/util/OptionalInt;", "()Ljava/util/List;",
            "()Ljava/util/Map;", OURS};
        String[] others = {"(Z)I", "()J", "(Ljava/util/List;)Ljava/lang/String;", "()Ljava/util/Locale;", "()[Z"};
        int line = 10;
        for (String type : deciding) {
            mutant("SURVIVED", line++, "returns.BooleanTrueReturnValsMutator", type);
        }
        for (String type : others) {
            mutant("SURVIVED", line++, "returns.EmptyObjectReturnValsMutator", type);
        }

        assertThat(run()).isZero();
        assertThat(printed).contains("7 in lines that decide").containsSubsequence("Door:16 ", "elsewhere:", "Door:17 ", "Door:21 ");
    }

    @Test
    void survivorsFollowTheirLinesAndInnerClassesTheirOuter() throws Exception {
        mutant("SURVIVED", 100, "MathMutator", "()I");
        mutant("SURVIVED", 20, "MathMutator", "()I");
        mutants.add(mutants.get(1).replace(".Door<", ".Door$Hinge<").replace(">20<", ">5<"));

        assertThat(run()).isZero();
        assertThat(printed).containsSubsequence("Door:5 ", "Door:20 ", "Door:100 ");
    }

    @Test
    void aScoreBelowTheThresholdFails() throws Exception {
        mutant("KILLED", 3, "MathMutator", "()I");
        mutant("KILLED", 3, "MathMutator", "()I");
        mutant("SURVIVED", 3, "MathMutator", "()I");

        assertThat(run("--threshold", "66")).isZero();
        assertThat(run("--threshold", "67")).isEqualTo(1);
        assertThat(printed).contains("66 %");
    }

    @Test
    void withoutAMutantThereIsNoScore() throws Exception {
        assertThat(run()).isEqualTo(1);
        assertThat(printed).isEqualTo("no mutant was made\n");
    }

    @Test
    void anUnknownRoomNamesTheRooms() throws Exception {
        assertThat(run("scripts/mutation.sh", Arrays.asList("nowhere"))).isEqualTo(2);
        assertThat(printed).contains("unknown room: nowhere").containsPattern("ROOM is one of: .*hotfix .*pe .*root");
        assertThat(run("scripts/mutation.sh", Arrays.asList("pe/Nothing"))).isEqualTo(2);
        assertThat(printed).contains("no such class: pe/Nothing");
    }

    private void mutant(String status, int line, String mutator, String type) {
        mutants.add("<mutation detected='x' status='" + status + "' numberOfTestsRun='1'><sourceFile>Door.java</sourceFile>"
                + "<mutatedClass>io.github.certenroll4j.room.Door</mutatedClass><mutatedMethod>open</mutatedMethod>"
                + "<methodDescription>" + type + "</methodDescription><lineNumber>" + line + "</lineNumber>"
                + "<mutator>org.pitest.mutationtest.engine.gregor.mutators." + mutator + "</mutator><indexes><index>4</index></indexes>"
                + "<killingTest/><description>changed &lt;it&gt; &amp; it&#39;s for io/github/certenroll4j/room/Door::open</description>"
                + "</mutation>");
    }

    private int run(String... options) throws Exception {
        Path file = folder.resolve("mutations.xml");
        List<String> lines = new ArrayList<>(mutants);
        lines.add(0, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<mutations partial=\"true\">");
        lines.add("</mutations>");
        Files.write(file, lines);
        List<String> arguments = new ArrayList<>(Arrays.asList(options));
        arguments.addAll(Arrays.asList("--sources", folder.toString(), file.toString()));
        return run("scripts/mutation-report.sh", arguments);
    }

    private int run(String script, List<String> arguments) throws Exception {
        List<String> command = new ArrayList<>(arguments);
        command.add(0, script);
        Path out = folder.resolve("out");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile()).start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        printed = new String(Files.readAllBytes(out), StandardCharsets.UTF_8);
        return process.exitValue();
    }
}
