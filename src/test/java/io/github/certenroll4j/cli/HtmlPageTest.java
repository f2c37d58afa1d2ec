package io.github.certenroll4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlPageTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "<script>alert(1)</script>|&lt;script&gt;alert(1)&lt;/script&gt;",
        "a\" onclick=\"b|a&quot; onclick=&quot;b",
        "a' onclick=b|a&#39; onclick=b",
        "&lt;|&amp;lt;",
        "</title></main><b>|&lt;/title&gt;&lt;/main&gt;&lt;b&gt;",
        "a\u202eb\u0000c|a\\u202eb\\u0000c"})
    void textFromOutsideIsTextEverywhere(String text, String escaped) {
        String page = page(new HtmlPage(text).element("p", text, "title", text).open("p").foreign(text).close());

        assertThat(page).contains("<title>" + escaped + "</title>", "<h1>" + escaped + "</h1>",
                "<p title=\"" + escaped + "\">" + escaped + "</p>", "<p><bdi>" + escaped + "</bdi></p>");
        assertThat(page).doesNotContain(text);
    }

    @Test
    void whatIsOpenIsClosedInOrder() {
        assertThat(page(new HtmlPage("T").open("ul").open("li").text("x"))).endsWith("<ul><li>x</li>\n</ul>\n</main>\n</body>\n</html>\n");
    }

    @Test
    void theBrowserLoadsAndRunsNothingButTheStyleInThePage() throws Exception {
        String page = page(new HtmlPage("T"));

        String style = page.substring(page.indexOf("<style>") + 7, page.indexOf("</style>"));
        String hash = Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8)));
        assertThat(page).contains("content=\"default-src 'none'; style-src 'sha256-" + hash + "'");
        assertThat(style).contains("prefers-color-scheme: dark", "@media print").doesNotContain("url(", "@import");
        assertThat(page).doesNotContain("src=", "<script", "<link");
    }

    private static String page(HtmlPage page) {
        return new String(page.bytes(), StandardCharsets.UTF_8);
    }
}
