package io.github.certenroll4j.kit;

import io.github.certenroll4j.win.NativeStores;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs the contract client, which is no Java and declares CertEnroll for itself. It prints a line a rule: name, build of
 * Certenroll.dll, HRESULT, the one expected, {@code ok} or {@code DIFFERENT}, {@code documented}, {@code inferred} or {@code uncertain}, and
 * after {@code #} what else was wrong.
 */
final class ContractClient {

    private static final Pattern RULE = Pattern.compile(
            "(\\S+) ([0-9.]+) (0x[0-9a-f]{8}) (0x[0-9a-f]{8}) (ok|DIFFERENT) (documented|inferred|uncertain)(?:\\s*# *(.*))?");

    /** Until it is taken to hang; it needs less than one. */
    private static final int MINUTES = 15;

    private final String processor;
    private final String suite;
    private final Path program;
    private final Consumer<KitResult> results;
    private int rules;

    private ContractClient(String processor, Path folder, Consumer<KitResult> results) {
        this.processor = processor;
        this.suite = "contract " + processor;
        this.program = folder.resolve(processor).resolve("contract.exe");
        this.results = results;
    }

    /** @param processor {@code x86} or {@code x64}: the folder below {@code folder} that has the program */
    static void run(String processor, Path folder, Selection selection, Consumer<KitResult> results)
            throws InterruptedException {
        new ContractClient(processor, folder, results).run(selection);
    }

    private void run(Selection selection) throws InterruptedException {
        if (!selection.hasContractClient()) {
            whole(KitResult.Status.SKIPPED, "it runs only with all tests, and these are: " + selection);
            return;
        }
        if (!Files.exists(program)) {
            whole(KitResult.Status.SKIPPED, "this kit was built without it");
            return;
        }
        if (!ThisWindows.canRun(processor)) {
            whole(KitResult.Status.SKIPPED, "this Windows runs no " + processor + " programs");
            return;
        }
        Process process;
        try {
            process = new ProcessBuilder(program.toString()).redirectErrorStream(true).start();
        } catch (IOException cannotStart) {
            whole(KitResult.Status.FAILED, cannotStart.getMessage());
            return;
        }
        judge(process);
    }

    private void judge(Process process) throws InterruptedException {
        String last = "";
        AtomicBoolean late = new AtomicBoolean();
        Timer timer = new Timer("limit of the " + suite + " client", true);
        timer.schedule(new TimerTask() {
            @Override
            public void run() {
                late.set(true);
                process.destroyForcibly();
            }
        }, TimeUnit.MINUTES.toMillis(MINUTES));
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                rule(line);
                last = line;
            }
        } catch (IOException broken) {
            last = broken.getMessage();
        }
        int exitCode = process.waitFor();
        timer.cancel();
        if (late.get()) {
            whole(KitResult.Status.FAILED, "it was ended after " + MINUTES + " minutes and " + rules + " rules: " + last);
        } else if (exitCode > 1 || exitCode < 0 || rules == 0) {
            whole(KitResult.Status.FAILED, "it ended with exit code " + exitCode + " after " + rules + " rules: " + last);
        }
    }

    private void rule(String line) {
        Matcher rule = RULE.matcher(line.trim());
        if (rule.matches()) {
            rules++;
            Map<String, String> properties = new LinkedHashMap<>();
            properties.put("build", rule.group(2));
            properties.put("hresult", rule.group(3));
            properties.put("expected", rule.group(4));
            properties.put("source", rule.group(6));
            results.accept(KitResult.ofRule(suite, rule.group(1), status(rule), detail(rule), properties));
        }
    }

    private static boolean mayNot(Matcher rule) {
        boolean elevated = NativeStores.isOfTheMachine(rule.group(1)) || detailSaysElevation(rule);
        return elevated && !NativeStores.isAdministrator();
    }

    /** Before the hotfix a root is trusted on the machine for rules that install a whole chain. */
    private static boolean detailSaysElevation(Matcher rule) {
        return rule.group(7) != null && rule.group(7).contains("elevation?");
    }

    private static KitResult.Status status(Matcher rule) {
        return mayNot(rule) ? KitResult.Status.SKIPPED
                : rule.group(5).equals("ok") ? KitResult.Status.PASSED : KitResult.Status.FAILED;
    }

    private static String detail(Matcher rule) {
        if (mayNot(rule)) {
            return "needs an administrator";
        }
        String trouble = rule.group(7) == null ? "" : "; " + rule.group(7);
        return rule.group(5).equals("ok") ? "" : rule.group(3) + " instead of " + rule.group(4) + trouble;
    }

    private void whole(KitResult.Status status, String detail) {
        results.accept(KitResult.ofRule(suite, "the whole client", status, detail, Collections.emptyMap()));
    }
}
