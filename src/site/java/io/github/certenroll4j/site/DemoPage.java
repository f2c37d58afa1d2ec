package io.github.certenroll4j.site;

import java.io.IOException;

/** The output of scripts/demo.sh, as it came. */
final class DemoPage {

    static final String TRANSCRIPT = "src/site/pictures/demo.txt";

    private DemoPage() {
    }

    static Page of(Repository repository) throws IOException {
        String body = "<h1>The demo, as it came</h1>\n" + Html.paragraph("From what scripts/demo.sh prints: a Windows Vista without the hotfix refuses a"
                + " CA's response in three ways, the same Windows with the hotfix installs it. Every answer comes from a call that is made while"
                + " the script runs; it stops with an error if one of them is not what the story says. The Windows is Wine with a stand-in for"
                + " Certenroll.dll, a test double.")
                + "<pre tabindex=\"0\"><code>" + Html.escape(repository.text(TRANSCRIPT).strip()) + "</code></pre>\n";
        return Page.of("guide/demo.html", "The demo, as it came", "The story of the hotfix, told by running it.", body);
    }
}
