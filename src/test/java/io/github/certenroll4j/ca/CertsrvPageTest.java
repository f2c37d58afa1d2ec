package io.github.certenroll4j.ca;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages as servers of several languages and ages write them, and pages that no server writes. */
class CertsrvPageTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "<P ID=locInfoReqID>\\nL'identificateur de votre requête est 25.\\n</P>                  | PENDING | 25 | ``",
        "<p id=\"locInfoReqID\">ID 4294967295</p>                                                | PENDING | 4294967295 | ``",
        "<DT ID=locDispLabel>D</DT><DD> 5 <LocID ID=locDispSpacer>-</LocID></DD>                 | PENDING | -1 | ``",
        "<DT ID=locDispLabel>D</DT><DD> 2 <LocID ID=locDispSpacer>-</LocID></DD><DT>M</DT><DD>Non</DD> | DENIED | -1 | Non",
        "<P ID=locDenied>Nein.</P><P ID=locInfoReqID>3, „weil“.</P>                             | DENIED | 3 | weil",
        "<P ID=locDenied>No &amp; never</P>                                                      | DENIED | -1 | No & never",
        "<P ID=locDenied>No.</P> 5 \"a &quot;b&quot; c\" <b>x</b>                                | DENIED | -1 | a \"b\" c",
        "<b>Certificate Pending</b> Your Request Id is 12.                                       | PENDING | 12 | ``",
        "Your Request Id is 12. The disposition message is \"Denied by Policy Module\".          | DENIED | 12 | Denied by Policy Module",
    })
    void tellsTheDecision(String html, Decision.State state, long id, String reason) {
        Decision decision = new CertsrvPage(html.replace("\\n", "\n")).decision().get();

        assertThat(decision.state()).isEqualTo(state);
        assertThat(decision.id()).isEqualTo(id < 0 ? OptionalLong.empty() : OptionalLong.of(id));
        assertThat(decision.reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({"location=\"certnew.cer?ReqID=41&\", 41", "<a HREF=certnew.p7b?reqid=42&amp;Enc=b64>, 42", "certnew.cer?ReqID=CACert, -1",
        "certnew.cer?ReqID=99999999999, -1"})
    void tellsTheNumberOfWhatIsIssued(String html, long id) {
        CertsrvPage page = new CertsrvPage(html);

        assertThat(page.issued()).isEqualTo(id < 0 ? OptionalLong.empty() : OptionalLong.of(id));
        assertThat(page.decision()).isEmpty();
    }

    /** Disposition 0 with a message is an error of the CA, whatever words are in it. */
    @Test
    void anErrorIsNoDecision() {
        CertsrvPage page = new CertsrvPage("<DD>0 <LocID ID=locDispSpacer>-</LocID><DT>M</DT><DD> <b>kaputt</b> </DD>"
                + "<DT>R</DT><DD>0x80070002</DD> Your Request Id is 1");

        assertThat(page.decision()).isEmpty();
        assertThat(page.message()).isEqualTo("kaputt; 0x80070002");
    }

    @Test
    void otherPagesTellNothing() {
        for (String html : new String[] {"", "<html>", "<title>Log on", "<P ID=locInfoReqID>no number</P>", "<P ID=locDeniedNot>", "<DD"}) {
            assertThat(new CertsrvPage(html).decision()).as(html).isEqualTo(Optional.empty());
            assertThat(new CertsrvPage(html).issued()).as(html).isEmpty();
        }
    }

    /** A long page made to be slow, and noise: read in no time, and never with an exception. */
    @Test
    void noPageHangsOrBreaksIt() {
        String[] parts = {"<", "<DD", "<DT", "ID=", "locDispSpacer", "locDenied", "locInfoReqID", " ", "\"", "5 ", ">", "F", "certnew.cer?ReqID=", "„"};
        long start = System.nanoTime();
        for (String part : parts) {
            StringBuilder page = new StringBuilder("<DD>");
            while (page.length() < Web.MAX_BYTES / 8) {
                page.append(part);
            }
            readAll(page.toString());
        }
        Random random = new Random(1);
        for (int i = 0; i < 3000; i++) {
            StringBuilder page = new StringBuilder();
            for (int j = random.nextInt(40); j > 0; j--) {
                page.append(parts[random.nextInt(parts.length)]);
            }
            readAll(page.toString());
        }
        assertThat(System.nanoTime() - start).isLessThan(30_000_000_000L);
    }

    private static void readAll(String html) {
        CertsrvPage page = new CertsrvPage(html);
        page.decision();
        page.issued();
        page.message();
        page.renewals();
        page.title();
    }
}
