package io.github.certenroll4j.page;

import static io.github.certenroll4j.page.TestPages.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.certenroll4j.FileVersion;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a page's calls meet on a client without the hotfix, with it, and without CertEnroll. */
class ProspectTest {

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
        "(4) ~ FAILS ~ SUCCEEDS",
        "(0) ~ IF_TRUSTED ~ IF_TRUSTED",
        "(2) ~ FAILS ~ FAILS",
        "(f) ~ UNKNOWN ~ UNKNOWN",
        "try { (4) } catch (x) { (0) } ~ IF_TRUSTED ~ SUCCEEDS",
        "try { (0) } catch (x) { (4) } ~ IF_TRUSTED ~ SUCCEEDS",
        "try { (4) } catch (x) { (f) } ~ UNKNOWN ~ SUCCEEDS",
        "try { (f) } catch (x) { (0) } ~ UNKNOWN ~ UNKNOWN",
        "(4) (0) ~ FAILS ~ IF_TRUSTED",
        "(0) (f) ~ UNKNOWN ~ UNKNOWN",
        "(4) (f) ~ FAILS ~ UNKNOWN",
        "; ~ FAILS ~ SUCCEEDS",
    })
    void theBestOfAttemptsAndTheWorstOfCallsCounts(String script, Prospect without, Prospect with) {
        List<InstallCall> calls = text("a.html", "<script>\n" + script.replaceAll("\\((\\w)\\)(?! \\{)", "e.InstallResponse($1, c, 1, '');") + "\n</script>").calls();

        assertThat(ClientForecast.of(FileVersion.parse("6.0.6000.16386")).of(calls)).isEqualTo(without);
        assertThat(ClientForecast.of(FileVersion.parse("6.0.6000.20755")).of(calls)).isEqualTo(with);
        assertThat(ClientForecast.of(FileVersion.parse("5.1.2600.0")).of(calls)).isEqualTo(Prospect.UNKNOWN);
    }
}
