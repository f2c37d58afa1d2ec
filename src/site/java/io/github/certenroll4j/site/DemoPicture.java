package io.github.certenroll4j.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The README's picture: steps of the demo's transcript in a terminal, as SVG; scripts/pictures.sh runs it. */
public final class DemoPicture {

    /** The commands that are shown, by how they end; each stands in the transcript after its dollar sign. */
    private static final List<String> STEPS = List.of(
            "6.0.6000.16386 certenroll4j status",
            "6.0.6000.16386 certenroll4j install --as-web-page --allow-untrusted-root target/demo/chain.p7b",
            "6.0.6000.20755 certenroll4j status",
            "6.0.6000.20755 certenroll4j install --as-web-page --allow-untrusted-root target/demo/chain-2.p7b");

    private static final int COLUMNS = 100;
    private static final double COLUMN = 7.83;
    private static final int LINE = 19;
    private static final int MARGIN = 18;
    private static final int BAR = 34;

    private DemoPicture() {
    }

    /** The transcript, and the picture to write. */
    public static void main(String[] args) throws IOException {
        List<String> lines = chosen(Files.readAllLines(Path.of(args[0])));
        Files.writeString(Path.of(args[1]), picture(lines));
    }

    private static List<String> chosen(List<String> transcript) {
        List<String> lines = new ArrayList<>();
        for (String step : STEPS) {
            int at = 0;
            while (!transcript.get(at).startsWith("$ ") || !transcript.get(at).endsWith(step)) {
                at++;
                if (at == transcript.size()) {
                    throw new IllegalArgumentException("the transcript has no step " + step);
                }
            }
            for (; at < transcript.size() && !transcript.get(at).isEmpty() && !transcript.get(at).startsWith("==="); at++) {
                fold(lines, transcript.get(at));
            }
            lines.add("");
        }
        return lines.subList(0, lines.size() - 1);
    }

    /** Only a command is longer than the picture is wide: it is continued as one would type it. */
    private static void fold(List<String> lines, String line) {
        String rest = line;
        while (rest.length() > COLUMNS) {
            int blank = rest.lastIndexOf(' ', COLUMNS - 2);
            lines.add(rest.substring(0, blank) + (line.startsWith("$ ") ? " \\" : ""));
            rest = "    " + rest.substring(blank + 1);
        }
        lines.add(rest);
    }

    private static String picture(List<String> lines) {
        double width = COLUMNS * COLUMN + 2 * MARGIN;
        int height = BAR + MARGIN + lines.size() * LINE + MARGIN / 2;
        StringBuilder svg = new StringBuilder("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$.0f %2$d" width="%1$.0f" height="%2$d" role="img" aria-labelledby="title">
                <title id="title">The demo: without the hotfix Windows refuses with E_ACCESSDENIED, with it the certificate is installed and its key verified</title>
                <style>
                text { font: 13px ui-monospace, Consolas, "DejaVu Sans Mono", "Liberation Mono", monospace; fill: #d7dde4; white-space: pre; }
                .command { fill: #ffffff; font-weight: 600; } .good { fill: #6fdc8c; } .bad { fill: #ff9d94; } .label { fill: #8fb8e8; }
                </style>
                <rect x="0.5" y="0.5" width="%4$.0f" height="%5$d" rx="9" fill="#14181d" stroke="#3a424b"/>
                <rect x="0.5" y="0.5" width="%4$.0f" height="%3$d" rx="9" fill="#2a323b"/>
                <circle cx="20" cy="17" r="6" fill="#ff6159"/><circle cx="40" cy="17" r="6" fill="#ffbd2e"/><circle cx="60" cy="17" r="6" fill="#28c941"/>
                <text x="50%%" y="22" text-anchor="middle">scripts/demo.sh</text>
                """.formatted(width, height, BAR, width - 1, height - 1));
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isEmpty()) {
                svg.append(line(lines.get(i), BAR + MARGIN + i * LINE + 4, i > 0 && lines.get(i - 1).endsWith(" \\")));
            }
        }
        return svg.append("</svg>\n").toString();
    }

    /** Its length is given, so that it fits whatever font there is. */
    private static String line(String line, int y, boolean continued) {
        String kind = line.startsWith("$ ") || continued ? "command"
                : line.matches("(INSTALLED|Installed:).*") ? "good" : line.matches("(MISSING|[A-Z_0-9]+ \\(0x[0-9a-f]{8}\\):).*") ? "bad" : "";
        String text = Html.escape(line).replaceFirst("^( {2}[a-z][A-Za-z ]*:)(?= )", "<tspan class=\"label\">$1</tspan>");
        return "<text x=\"%d\" y=\"%d\" textLength=\"%.1f\"%s xml:space=\"preserve\">%s</text>\n".formatted(
                MARGIN, y, line.length() * COLUMN, kind.isEmpty() ? "" : " class=\"" + kind + "\"", text);
    }
}
