package io.github.certenroll4j.page;

import io.github.certenroll4j.page.Code.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** The arguments of a call, in the order of the method's parameters, whatever order their names put them in. */
final class ArgumentList {

    /** An argument: the tokens from {@link #from}, before {@link #to}. */
    static final class Argument {
        final int from;
        final int to;
        private final String name;

        Argument(int from, int to, String name) {
            this.from = from;
            this.to = to;
            this.name = name;
        }
    }

    /**
     * The parameters of InstallResponse, and of InstallResponse2, in lower case.
     *
     * @see <a href="https://learn.microsoft.com/windows/win32/api/certenroll/nf-certenroll-ix509enrollment2-installresponse2">InstallResponse2</a>
     */
    private static final List<String> PARAMETERS = Arrays.asList("restrictions", "strresponse", "encoding", "strpassword",
            "strenrollmentpolicyserverurl", "strenrollmentpolicyserverid", "enrollmentpolicyserverflags", "authflags");

    final List<Argument> all;
    /** Why nobody can say which argument is which; empty if it is clear. */
    final String obstacle;

    private ArgumentList(List<Argument> all, String obstacle) {
        this.all = Collections.unmodifiableList(all);
        this.obstacle = obstacle;
    }

    static ArgumentList none() {
        return new ArgumentList(Collections.emptyList(), "");
    }

    /** The arguments between two tokens: what stands between the brackets, or what follows the name. */
    static ArgumentList of(Code code, int from, int to) {
        List<Argument> given = new ArrayList<>();
        int start = from;
        for (int i = from; i < to; i = code.after(i)) {
            if (code.is(i, ",")) {
                given.add(argument(code, start, i));
                start = i + 1;
            }
        }
        if (start < to || !given.isEmpty()) {
            given.add(argument(code, Math.min(start, to), to));
        }
        return byPosition(given);
    }

    /** C# and VB.NET pass the arguments without names first, and those with names in any order. */
    private static ArgumentList byPosition(List<Argument> given) {
        Argument[] placed = new Argument[given.size()];
        for (int i = 0; i < placed.length; i++) {
            Argument argument = given.get(i);
            int position = argument.name.isEmpty() ? i : PARAMETERS.indexOf(argument.name);
            if (position < 0 || position >= placed.length || placed[position] != null) {
                return new ArgumentList(given, "its arguments have names that InstallResponse does not have");
            }
            placed[position] = argument;
        }
        return new ArgumentList(Arrays.asList(placed), "");
    }

    /** Without line ends, and without the name that C# and VB.NET may put in front. */
    private static Argument argument(Code code, int from, int to) {
        int first = from;
        int end = to;
        while (first < end && code.is(first, Kind.LINE_END)) {
            first++;
        }
        while (end > first && code.is(end - 1, Kind.LINE_END)) {
            end--;
        }
        // PowerShell's $script:x is a variable.
        boolean named = code.is(first, Kind.WORD) && !code.text(first).startsWith("$") && code.isAny(first + 1, ":", ":=") && first + 2 < end;
        return named ? new Argument(first + 2, end, code.text(first).toLowerCase(Locale.ROOT)) : new Argument(first, end, "");
    }
}
