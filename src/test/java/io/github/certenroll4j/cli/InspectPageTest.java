package io.github.certenroll4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.certenroll4j.response.CaResponse;
import io.github.certenroll4j.response.DegeneratePkcs7;
import io.github.certenroll4j.response.TestCa;
import io.github.certenroll4j.response.TestForms;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.security.cert.X509Certificate;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.ArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code inspect --html}: read back as a browser would, by nothing of ours. */
class InspectPageTest {

    private static final Pattern TAG = Pattern.compile("<(/?)([a-z0-9]+)((?: [a-z-]+=\"[^\"<>]*\")*)>");
    private static final Set<String> ELEMENTS = new HashSet<>(Arrays.asList("html", "head", "meta", "title", "style", "body", "main",
            "h1", "h2", "p", "strong", "bdi", "ul", "li", "div", "details", "summary", "dl", "dt", "dd", "table", "caption", "thead",
            "tbody", "tr", "th", "td", "small"));
    private static final Set<String> ATTRIBUTES = new HashSet<>(Arrays.asList("lang", "charset", "http-equiv", "content", "name",
            "class", "scope", "rowspan", "data-column"));

    private final TestCa ca = TestCa.root(TestCa.Spec.of("Root").keys(TestCa.Keys.EC)).intermediate("Issuing");
    private final X509Certificate leaf = ca.issue("leaf", TestCa.Keys.EC.generate().getPublic());

    @TempDir
    private Path directory;

    @Test
    void theChainStandsWithItsRootOnTopAndEveryLinkIsMarked() throws Exception {
        String page = page(ca.fullChain(leaf));

        assertThat(text(page)).containsSubsequence("CA response response", "complete, but its root is not among the trusted ones",
                "root, not among the trusted ones", "CN=Root", "\u2713 signed by the one above", "intermediate", "CN=Issuing",
                "\u2713 signed by the one above", "end-entity", "CN=leaf", "What InstallResponse will answer");
        assertThat(text(page)).doesNotContain("broken", "not in the response", "Beside the chain");
    }

    @Test
    void theBrokenLinkIsMarkedInItsPlace() throws Exception {
        assertThat(text(page(ca.leafOnly(leaf)))).containsSubsequence("incomplete", "\u2717 the chain is broken here",
                "missing: O=certenroll4j tests,CN=Issuing", "end-entity");
        Path with = Files.write(directory.resolve("issuing.cer"), ca.certificate().getEncoded());
        assertThat(text(page(ca.leafOnly(leaf), "--with", with.toString()))).containsSubsequence("\u2717 the chain is broken here",
                "missing: O=certenroll4j tests,CN=Root", "intermediate, not in the response", "end-entity");
        Path root = Files.write(directory.resolve("root.cer"), ca.root().certificate().getEncoded());
        assertThat(text(page(ca.fullChain(leaf), "--trust", root.toString()))).contains("root, \u2713 trusted");
    }

    /** The page and the JSON say the same of every Windows, caller and flag. */
    @ParameterizedTest
    @ValueSource(strings = {"leaf", "chain"})
    void everyCellOfTheGridIsTheForecastOfTheJson(String what) throws Exception {
        byte[] response = what.equals("leaf") ? ca.leafOnly(leaf) : ca.fullChain(leaf);
        List<String> cells = cells(page(response));
        JsonObject json = JsonParser.parseString(Run.of("inspect", "--json", file(response).toString()).out).getAsJsonObject();

        List<String> expected = new ArrayList<>();
        json.getAsJsonArray("forecast").forEach(one -> {
            JsonObject forecast = one.getAsJsonObject();
            String flags = forecast.get("restrictions").toString();
            if (flags.equals("[]") || flags.equals("[\"AllowUntrustedRoot\"]") || flags.equals("[\"AllowUntrustedCertificate\"]")) {
                String symbol = forecast.get("symbol").getAsString();
                boolean installs = symbol.equals("S_OK");
                String certainty = forecast.get("certainty").getAsString().toLowerCase();
                expected.add(certainty.equals("uncertain") ? "doubt ? uncertain"
                        : (installs ? "good \u2713 installs " : "bad \u2717 " + symbol + " ") + certainty);
            }
        });
        assertThat(cells).hasSize(24).isEqualTo(expected);
    }

    private static List<String> cells(String page) {
        List<String> cells = new ArrayList<>();
        Matcher cell = Pattern.compile("<td class=\"([a-z]+)\"[^>]*>(.*?)</td>", Pattern.DOTALL).matcher(page);
        while (cell.find()) {
            cells.add(cell.group(1) + " " + text(cell.group(2)));
        }
        return cells;
    }

    @Test
    void allDetailsAreFolded() throws Exception {
        String page = page(ca.fullChain(leaf));

        assertThat(page.split("<details><summary>Details</summary>", -1)).hasSize(4);
        assertThat(page).doesNotContain("<details open");
        assertThat(text(page)).contains("serial no.", "SHA-256");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "<script>alert(1)</script>|<script>alert(1)</script>", "<img src=x onerror=alert(1)>|<img src=x onerror=alert(1)>",
        "\"><b class=\"|><b class=", "; --></style><style>*{}|--></style><style>*{}", "&lt;&#60;|&lt;&#60;",
        "a\u202eb\u2066c\u200b|a\\e2\\80\\aeb\\e2\\81\\a6c\\e2\\80\\8b", "a\u001b[2J\u0000|a\\", "\u05d0\u05d1 \u0627\u0644|\u05d0\u05d1 \u0627\u0644"})
    void aNameIsTextWhateverIsInIt(String name, String shown) throws Exception {
        TestCa hostile = TestCa.root(TestCa.Spec.of(name).keys(TestCa.Keys.EC));
        TestCa below = hostile.intermediate(TestCa.Spec.of(name).keys(TestCa.Keys.EC).caIssuers("http://ca/" + name));
        X509Certificate end = below.issue(TestCa.Spec.of(name).caIssuers("http://ca/" + name), leaf.getPublicKey());

        assertThat(text(page(below.fullChain(end)))).contains(shown);
        assertThat(text(page(below.leafOnly(end)))).contains("its certificate may be at");
        page(TestForms.cmc(ca, 2, name, "1", Collections.emptyList()));
        page(TestForms.pem("CERT" + name + "IFICATE", end.getEncoded()).getBytes(StandardCharsets.UTF_8));
    }

    static List<String> cases() throws Exception {
        Path folder = Paths.get(CaResponse.class.getResource("cases/certificates.tsv").toURI());
        List<String> files = new ArrayList<>();
        for (String line : Files.readAllLines(folder, StandardCharsets.UTF_8)) {
            if (!line.startsWith("#")) {
                files.add(folder.resolveSibling(line.split("\t")[0]).toString());
            }
        }
        return files;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyCaseHasAPageWithItsVerdictAndAdvice(String file) throws Exception {
        JsonObject json = JsonParser.parseString(Run.of("inspect", "--json", file).out).getAsJsonObject();

        String words = text(page(Files.readAllBytes(Paths.get(file))));
        assertThat(words).contains(json.get("recommendation").getAsString());
        json.getAsJsonArray("remarks").forEach(remark -> assertThat(words).contains(remark.getAsString()));
        json.getAsJsonArray("certificates").forEach(one -> assertThat(words).contains(one.getAsJsonObject().get("sha1").getAsString()));
        assertThat(words.contains("What InstallResponse will answer")).isEqualTo(!json.getAsJsonArray("forecast").isEmpty());
    }

    @Test
    void manyCertificatesAreCutShort() throws Exception {
        List<X509Certificate> many = new ArrayList<>();
        for (int i = 0; i < 53; i++) {
            many.add(ca.issue("number " + i, leaf.getPublicKey()));
        }
        assertThat(text(page(DegeneratePkcs7.of(many)))).contains("and 2 more, see --json");
    }

    @Test
    void whatIsThereStaysUnlessForcedAndTheResponseInAnyCase() throws Exception {
        Path response = file(ca.fullChain(leaf));
        Path page = Files.write(directory.resolve("page.html"), new byte[] {1});

        assertThat(Run.of("inspect", response.toString(), "--html", page.toString()).exitCode).isEqualTo(ExitCode.USAGE);
        assertThat(Files.readAllBytes(page)).containsExactly(1);
        assertThat(Run.of("inspect", response.toString(), "--html", page.toString(), "--force").exitCode).isZero();
        assertThat(text(new String(Files.readAllBytes(page), StandardCharsets.UTF_8))).contains("CN=leaf");
        assertThat(Run.of("inspect", response.toString(), "--html", response.toString(), "--force").exitCode).isEqualTo(ExitCode.USAGE);
        assertThat(Files.readAllBytes(response)).isEqualTo(ca.fullChain(leaf));
    }

    @Test
    void oneFileIsNotWrittenTwice() throws Exception {
        String both = directory.resolve("both").toString();

        Run run = Run.of("inspect", file(ca.fullChain(leaf)).toString(), "--force", "--html", both, "--complete", both);
        assertThat(run.exitCode).isEqualTo(ExitCode.USAGE);
        assertThat(run.err).contains("both: it is to be written twice");
        assertThat(run.out).isEmpty();
        assertThat(Paths.get(both)).doesNotExist();
    }

    private String page(byte[] response, String... options) throws Exception {
        Path page = directory.resolve("out").resolve("page.html");
        Files.createDirectories(page.getParent());
        List<String> args = new ArrayList<>(Arrays.asList("inspect", file(response).toString(), "--force", "--html", page.toString()));
        args.addAll(Arrays.asList(options));
        Run run = Run.of(args.toArray(new String[0]));
        assertThat(run.err).isEmpty();
        byte[] bytes = Files.readAllBytes(page);
        Run.assertHidesNothing(bytes);
        String html = new String(bytes, StandardCharsets.UTF_8);
        assertIsOurs(html);
        return html;
    }

    private Path file(byte[] content) throws Exception {
        return Files.write(directory.resolve("response"), content);
    }

    /** Every sign of markup belongs to an element and attribute that the page has of its own accord, and they nest. */
    private static void assertIsOurs(String html) {
        String markup = html.replaceFirst("^<!DOCTYPE html>", "").replaceFirst("(?s)<style>.*?</style>", "");
        assertThat(TAG.matcher(markup).replaceAll("")).doesNotContain("<", ">", "\"", "'");
        Deque<String> open = new ArrayDeque<>();
        for (Matcher tag = TAG.matcher(markup); tag.find();) {
            assertThat(ELEMENTS).contains(tag.group(2));
            Matcher attribute = Pattern.compile(" ([a-z-]+)=").matcher(tag.group(3));
            while (attribute.find() && !tag.group(2).equals("meta")) {
                assertThat(ATTRIBUTES).contains(attribute.group(1));
            }
            if (tag.group(1).equals("/")) {
                assertThat(tag.group(2)).isEqualTo(open.pop());
            } else if (!tag.group(2).equals("meta")) {
                open.push(tag.group(2));
            }
        }
        assertThat(open).isEmpty();
    }

    private static String text(String html) {
        return TAG.matcher(html.replaceFirst("(?s)<style>.*?</style>", "")).replaceAll("").replaceAll("\\s+", " ")
                .replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&").trim();
    }
}
