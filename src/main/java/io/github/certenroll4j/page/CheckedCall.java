package io.github.certenroll4j.page;

import java.util.List;

/** A call with all that is wrong with it. */
final class CheckedCall {

    final InstallCall call;
    final List<Problem> problems;

    CheckedCall(InstallCall call, List<Problem> problems) {
        this.call = call;
        this.problems = problems;
    }
}
