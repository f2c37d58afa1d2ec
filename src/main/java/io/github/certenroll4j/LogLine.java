package io.github.certenroll4j;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a log, or a message of a program, with the error code in it and the call that failed:
 * {@code CertEnroll::CX509Enrollment::p_InstallResponse: ASN1 bad tag value met. 0x8009310b (ASN: 267)}. The words
 * around them may be in any language.
 */
public final class LogLine {

    /** No line is so long; what comes after is not read. */
    private static final int LONGEST = 10_000;
    /** Says that the true number stands elsewhere. */
    private static final HResult DISP_E_EXCEPTION = HResult.of(0x80020009);

    /** The forms of a code, those first that can hardly be anything else. */
    private enum Form {
        HEXADECIMAL("(?<![\\w.-])0[xX][0-9a-fA-F]{8}(?!\\w)", HResult::parse),
        NAME("(?<![\\w.-])[A-Z][A-Z0-9]*_[A-Z0-9_]+(?!\\w)", HResult::parse),
        NEGATIVE("(?<![\\w.-])-2\\d{9}(?![\\w-]|\\.\\w)", HResult::parse),
        UNSIGNED("(?<![\\w.-])[234]\\d{9}(?![\\w-]|\\.\\w)", HResult::parse),
        BARE_HEXADECIMAL("(?<![\\w.-])[8cCdD][0-9a-fA-F]{7}(?![\\w-]|\\.\\w)", HResult::parse),
        WIN32("(?i)(?<!\\w)WIN32(?:: | error )(\\d{1,5})(?!\\d)", HResult::parse);

        private final Pattern pattern;
        private final Function<String, HResult> reader;

        Form(String pattern, Function<String, HResult> reader) {
            this.pattern = Pattern.compile(pattern);
            this.reader = reader;
        }

        /** The failures in this form, in their order. */
        private List<HResult> in(String line) {
            List<HResult> found = new ArrayList<>();
            for (Matcher code = pattern.matcher(line); code.find();) {
                read(code.toMatchResult()).filter(HResult::failed).ifPresent(found::add);
            }
            return found;
        }

        private Optional<HResult> read(MatchResult code) {
            try {
                return Optional.of(reader.apply(code.group(code.groupCount())));
            } catch (IllegalArgumentException noCode) {
                return Optional.empty();
            }
        }
    }

    /** A call, and what stands for it in a line; the first that is found counts. */
    private enum Call {
        INSTALL_RESPONSE("InstallResponse", "InstallResponse"),
        CREATE_REQUEST("CreateRequest", "CreateRequest"),
        CREATE_PFX("CreatePFX", "CreatePFX"),
        ENROLL("Enroll", "::(?:p_|_)?Enroll(?!\\w)|[.\"']Enroll[(\"']|-enroll(?!\\w)"),
        INITIALIZE("Initialize", "Initialize(?:From\\w+)?(?!\\w)"),
        CERTIFICATE("Certificate", "::(?:get_|p_|_)?Certificate(?!\\w)"),
        IIS_MANAGER("IIS Manager", "(?i)Complete Certificate Request|(?<!\\w)IIS(?!\\w)|InetMgr"),
        CERTREQ("certreq", "(?i)Certificate Request Processor|(?<!\\w)certreq(?!\\w)");

        private final String name;
        private final Pattern pattern;

        Call(String name, String pattern) {
            this.name = name;
            this.pattern = Pattern.compile(pattern);
        }
    }

    private final HResult hresult;
    private final Optional<String> call;

    private LogLine(HResult hresult, Optional<String> call) {
        this.hresult = hresult;
        this.call = call;
    }

    /** Reads a line; empty if no code of a failure stands in it. At most its first 10,000 characters are read. */
    public static Optional<LogLine> read(String line) {
        String text = line.substring(0, Math.min(line.length(), LONGEST));
        List<HResult> codes = new ArrayList<>();
        for (Form form : Form.values()) {
            codes.addAll(form.in(text));
        }
        return best(codes).map(code -> new LogLine(code, call(text)));
    }

    /** The first code that there are words for and that does not only point to another, else the first. */
    private static Optional<HResult> best(List<HResult> codes) {
        Optional<HResult> telling = codes.stream().filter(code -> code.isKnown() && !code.equals(DISP_E_EXCEPTION)).findFirst();
        return telling.isPresent() ? telling : codes.stream().findFirst();
    }

    private static Optional<String> call(String line) {
        return Arrays.stream(Call.values()).filter(call -> call.pattern.matcher(line).find()).map(call -> call.name).findFirst();
    }

    /** The code, a failure. */
    public HResult hresult() {
        return hresult;
    }

    /**
     * The call that failed, by the name that {@link HResult#cause(String)} takes: a method of CertEnroll such as
     * {@code InstallResponse}, or {@code certreq} or {@code IIS Manager}; empty where the line names none.
     */
    public Optional<String> call() {
        return call;
    }
}
