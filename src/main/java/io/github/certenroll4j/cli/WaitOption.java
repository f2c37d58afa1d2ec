package io.github.certenroll4j.cli;

import io.github.certenroll4j.ca.CaException;
import io.github.certenroll4j.ca.Decision;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How long a command waits for the CA's decision. It asks again when the CA says, or seldomer each time. */
final class WaitOption {

    /** A server that says "at once" is not asked a thousand times a second. */
    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration SELDOMEST = Duration.ofMinutes(1);

    @Option(names = "--wait", paramLabel = "DURATION", defaultValue = "0", converter = WaitOption.Parsed.class,
            description = "Wait so long for a decision that somebody has to make first: 30s, 10m, 2h. Without it: do not wait.")
    private Duration wait;

    static final class Parsed implements ITypeConverter<Duration> {

        private static final Pattern FORM = Pattern.compile("([0-9]{1,6})([smh]?)");

        @Override
        public Duration convert(String typed) {
            Matcher form = FORM.matcher(typed);
            if (!form.matches()) {
                throw new TypeConversionException("not a duration like 30s, 10m or 2h: " + typed);
            }
            long number = Long.parseLong(form.group(1));
            Duration wait = form.group(2).equals("h") ? Duration.ofHours(number)
                    : form.group(2).equals("m") ? Duration.ofMinutes(number) : Duration.ofSeconds(number);
            if (wait.toDays() > 7) {
                throw new TypeConversionException("--wait is a week at most");
            }
            return wait;
        }
    }

    /** The decision when there is one, or the last one that there was none. */
    Decision decided(AskedCa ca, Decision first, byte[] request, boolean renewal, Printer err) throws CaException {
        long end = System.nanoTime() + wait.toNanos();
        Decision decision = first;
        Duration pause = FIRST;
        boolean told = false;
        while (decision.state() == Decision.State.PENDING) {
            Duration left = Duration.ofNanos(end - System.nanoTime());
            if (left.isNegative() || left.isZero()) {
                return decision;
            }
            if (!told) {
                err.sentence("Pending" + (decision.id().isPresent() ? " as request " + decision.id().getAsLong() : "")
                        + "; waiting for the CA. Ctrl+C ends the waiting, and the request stays.");
                err.flushText();
                told = true;
            }
            Duration asked = decision.retryAfter().filter(time -> time.compareTo(LEAST) > 0).orElse(pause);
            if (!sleep(asked.compareTo(left) < 0 ? asked : left)) {
                return decision;
            }
            decision = ca.again(decision.id().orElse(0), request, renewal);
            pause = pause.multipliedBy(2).compareTo(SELDOMEST) < 0 ? pause.multipliedBy(2) : SELDOMEST;
        }
        return decision;
    }

    private static boolean sleep(Duration time) {
        try {
            Thread.sleep(Math.max(1, time.toMillis()));
            return true;
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
