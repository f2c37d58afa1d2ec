package io.github.certenroll4j.page;

import java.util.Collections;
import java.util.List;

/** A finding at one call, with its remedy: the changes of the text that mend it, none if it cannot be mended without a doubt. */
final class Problem {

    final Finding finding;
    final List<Edit> remedy;

    Problem(Finding finding, List<Edit> remedy) {
        this.finding = finding;
        this.remedy = remedy;
    }

    Problem(Finding finding) {
        this(finding, Collections.emptyList());
    }
}
