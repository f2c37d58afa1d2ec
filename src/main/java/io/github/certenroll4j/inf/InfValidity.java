package io.github.certenroll4j.inf;

import java.util.Locale;

/**
 * How long a self-signed certificate is to be valid, as certreq's INF files say it: {@code ValidityPeriod} and
 * {@code ValidityPeriodUnits}, or {@code NotBefore} and {@code NotAfter}. A period is counted in days here.
 */
final class InfValidity {

    private String unit = "";
    private String count = "";
    private String notBefore = "";
    private String notAfter = "";

    /** @throws IllegalArgumentException for a value that cannot be read */
    void take(String name, String value) {
        switch (name.toLowerCase(Locale.ROOT)) {
            case "validityperiod":
                daysOf(value);
                unit = value;
                break;
            case "validityperiodunits":
                if (!value.matches("[0-9]{1,5}")) {
                    throw new IllegalArgumentException("not a number: " + value);
                }
                count = value;
                break;
            case "notbefore":
                notBefore = isoDate(value);
                break;
            default:
                notAfter = isoDate(value);
        }
    }

    /** @throws IllegalArgumentException if only half of a period is there */
    void into(RequestSettings settings) {
        if (unit.isEmpty() != count.isEmpty()) {
            throw new IllegalArgumentException("ValidityPeriod and ValidityPeriodUnits go together: Months and 6");
        }
        if (!unit.isEmpty()) {
            settings.put("days", String.valueOf(daysOf(unit) * Long.parseLong(count)));
        }
        if (!notBefore.isEmpty()) {
            settings.put("not-before", notBefore);
        }
        if (!notAfter.isEmpty()) {
            settings.put("not-after", notAfter);
        }
    }

    private static int daysOf(String unit) {
        switch (unit.toLowerCase(Locale.ROOT)) {
            case "days":
                return 1;
            case "weeks":
                return 7;
            case "months":
                return 30;
            case "years":
                return 365;
            default:
                throw new IllegalArgumentException("Days, Weeks, Months or Years, not " + unit);
        }
    }

    /** certreq reads a date in the manner of the user's locale; only what is the same everywhere is taken here. */
    private static String isoDate(String value) {
        if (!value.matches("[0-9]{4}[-/][0-9]{1,2}[-/][0-9]{1,2}")) {
            throw new IllegalArgumentException("a date is read the same everywhere only as 2027-01-31, and this one is not: " + value);
        }
        String[] parts = value.split("[-/]");
        return parts[0] + "-" + (parts[1].length() < 2 ? "0" : "") + parts[1] + "-" + (parts[2].length() < 2 ? "0" : "") + parts[2];
    }
}
