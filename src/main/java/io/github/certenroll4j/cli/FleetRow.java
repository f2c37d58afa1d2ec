package io.github.certenroll4j.cli;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import io.github.certenroll4j.FileVersion;
import io.github.certenroll4j.fleet.Host;
import io.github.certenroll4j.fleet.HostReport;
import io.github.certenroll4j.fleet.Trouble;
import io.github.certenroll4j.hotfix.CertenrollCopy;
import io.github.certenroll4j.hotfix.HotfixState;
import io.github.certenroll4j.hotfix.HotfixStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@code fleet} says of one host, from this run or from the JSON line of another. */
final class FleetRow {

    /** Its fields are those of the schema, by which the lines of other runs are read, too. */
    private final Map<String, Object> fields;
    final HotfixState state;
    final Optional<Trouble> trouble;

    private FleetRow(Map<String, Object> fields, HotfixState state, Optional<Trouble> trouble) {
        this.fields = fields;
        this.state = state;
        this.trouble = trouble;
    }

    static FleetRow of(HostReport report) {
        HotfixState state = report.status().map(HotfixStatus::state).orElse(HotfixState.UNKNOWN);
        Json row = Json.answerOf("fleet").with("host", report.host().shown()).with("state", state.name());
        if (report.status().isPresent()) {
            describe(report.status().get(), row);
        } else {
            row.with("reason", "It " + report.error() + ".").with("required", null).with("restartPending", null)
                    .with("files", Collections.emptyList()).with("evidence", Collections.emptyList());
        }
        row.with("error", report.trouble().isPresent() ? report.error() : null)
                .with("trouble", report.trouble().map(Trouble::name).orElse(null))
                .with("durationMs", report.durationMillis())
                .with("trafficBytes", report.traffic());
        return new FleetRow(row.asMap(), state, report.trouble());
    }

    private static void describe(HotfixStatus status, Json row) {
        List<Object> files = new ArrayList<>();
        for (CertenrollCopy copy : status.copies()) {
            files.add(Json.object()
                    .with("path", copy.path())
                    .with("version", copy.version().map(FileVersion::toString).orElse(null))
                    .with("machine", copy.machine().orElse(null))
                    .with("size", copy.size().isPresent() ? copy.size().getAsLong() : null)
                    .with("branch", copy.branch().map(Enum::name).orElse(null))
                    .with("state", copy.state().name())
                    .asMap());
        }
        row.with("reason", status.reason())
                .with("required", status.required().map(FileVersion::toString).orElse(null))
                .with("restartPending", status.restartPending().orElse(null))
                .with("files", files)
                .with("evidence", status.evidence());
    }

    /** @return empty if the text is no line of {@code fleet --json}, or one that was cut off */
    static Optional<FleetRow> parse(String line) {
        try {
            Map<?, ?> parsed = new Gson().fromJson(line, Map.class);
            Map<String, Object> fields = new LinkedHashMap<>();
            if (parsed == null || !"certenroll4j.fleet/1".equals(parsed.get("schema")) || !(parsed.get("host") instanceof String)) {
                return Optional.empty();
            }
            parsed.forEach((name, value) -> fields.put(String.valueOf(name), integral(value)));
            fields.remove("previousState");
            Optional<Trouble> trouble = fields.get("trouble") == null ? Optional.empty()
                    : Optional.of(Trouble.valueOf(String.valueOf(fields.get("trouble"))));
            return Optional.of(new FleetRow(fields, HotfixState.valueOf(String.valueOf(fields.get("state"))), trouble));
        } catch (JsonParseException | IllegalArgumentException | StackOverflowError cut) {
            return Optional.empty();
        }
    }

    /** Gson reads every number as one with a fraction; ours have none. */
    private static Object integral(Object value) {
        if (value instanceof Double && (Double) value == Math.rint((Double) value) && Math.abs((Double) value) < 1L << 53) {
            return ((Double) value).longValue();
        }
        if (value instanceof List) {
            List<Object> values = new ArrayList<>();
            ((List<?>) value).forEach(each -> values.add(integral(each)));
            return values;
        }
        if (value instanceof Map) {
            Map<Object, Object> values = new LinkedHashMap<>();
            ((Map<?, ?>) value).forEach((name, each) -> values.put(name, integral(each)));
            return values;
        }
        return value;
    }

    /** Adds what another run had said of it. */
    FleetRow since(Optional<FleetRow> before) {
        fields.put("previousState", before.map(row -> row.state.name()).orElse(null));
        return this;
    }

    Host host() {
        return Host.of(name());
    }

    String name() {
        return text("host");
    }

    String reason() {
        return text("reason");
    }

    /** Why there is no answer; empty if there is one. */
    String error() {
        return text("error");
    }

    /** The state in another run; empty if nothing was compared or it is new. */
    String previousState() {
        return text("previousState");
    }

    /** {@code true} or {@code false}; empty if it is not known. */
    String restartPending() {
        return text("restartPending");
    }

    String duration() {
        return text("durationMs");
    }

    List<String> evidence() {
        List<String> sentences = new ArrayList<>();
        if (fields.get("evidence") instanceof List) {
            ((List<?>) fields.get("evidence")).forEach(sentence -> sentences.add(String.valueOf(sentence)));
        }
        return sentences;
    }

    /** The copies with their versions, {@code System32 6.0.6000.16386 x86}; empty if none was found. */
    String versions() {
        List<String> versions = new ArrayList<>();
        for (Map<?, ?> file : files()) {
            versions.add(folder(file) + " " + (file.get("version") == null ? "-" : file.get("version"))
                    + (file.get("machine") == null ? "" : " " + file.get("machine")));
        }
        return String.join(", ", versions);
    }

    /** The version of one copy; empty if there is none. */
    String version(String folder) {
        for (Map<?, ?> file : files()) {
            if (folder(file).equalsIgnoreCase(folder)) {
                return file.get("version") == null ? "" : String.valueOf(file.get("version"));
            }
        }
        return "";
    }

    private List<Map<?, ?>> files() {
        List<Map<?, ?>> files = new ArrayList<>();
        if (fields.get("files") instanceof List) {
            for (Object file : (List<?>) fields.get("files")) {
                if (file instanceof Map) {
                    files.add((Map<?, ?>) file);
                }
            }
        }
        return files;
    }

    private static String folder(Map<?, ?> file) {
        String[] names = String.valueOf(file.get("path")).split("\\\\");
        return names[Math.max(0, names.length - 2)];
    }

    private String text(String field) {
        return fields.get(field) == null ? "" : String.valueOf(fields.get(field));
    }

    Json json() {
        Json json = Json.object();
        fields.forEach(json::with);
        return json;
    }
}
