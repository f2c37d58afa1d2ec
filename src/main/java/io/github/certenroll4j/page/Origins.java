package io.github.certenroll4j.page;

import io.github.certenroll4j.page.Code.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds out how the object of a call was made: by where its variable is set, else by what the file has. */
final class Origins {

    private static final String FACTORY = "webclassfactory";
    private static final String FACTORY_CLSID = "884e2049-217d";
    private static final String CLASS_CLSID = "884e2046-217d";

    private final Definitions names;
    private final Map<String, ObjectOrigin> ofVariables = new HashMap<>();
    /** What the whole file speaks of, the tags of its page as well; or what its scripts make. */
    private final ObjectOrigin ofPage;
    /** What its code speaks of; what a comment says makes no object. */
    private final ObjectOrigin ofProgram;

    Origins(String text, List<Code> codes, Definitions names) {
        this.names = names;
        this.ofPage = ofPage(Word.lower(text), codes);
        this.ofProgram = ofProgram(codes);
    }

    ObjectOrigin of(CallSite call) {
        Optional<String> receiver = call.receiver();
        ObjectOrigin made = receiver.isPresent() ? ofVariable(receiver.get(), call.code) : ObjectOrigin.UNKNOWN;
        return made != ObjectOrigin.UNKNOWN ? made : call.code.inPage ? ofPage : ofProgram;
    }

    /** What the server sets is no variable of the page. */
    private ObjectOrigin ofVariable(String name, Code code) {
        return ofVariables.computeIfAbsent(name + " " + code.language + code.inPage, any -> {
            for (Setting setting : names.all(name, code.language)) {
                ObjectOrigin made = setting.code.inPage == code.inPage ? madeBy(setting) : ObjectOrigin.UNKNOWN;
                if (made != ObjectOrigin.UNKNOWN) {
                    return made;
                }
            }
            return ObjectOrigin.UNKNOWN;
        });
    }

    private ObjectOrigin ofPage(String lower, List<Code> codes) {
        if (lower.contains(FACTORY) || lower.contains(FACTORY_CLSID)) {
            return ObjectOrigin.WEB_CLASS_FACTORY;
        }
        boolean direct = lower.contains(CLASS_CLSID) || codes.stream().anyMatch(code -> code.inPage && makesObject(code));
        return direct ? ObjectOrigin.DIRECT : ObjectOrigin.UNKNOWN;
    }

    /** {@code new ActiveXObject("X509Enrollment.CX509Enrollment")}, wherever it stands. */
    private boolean makesObject(Code code) {
        for (int i = 0; i < code.size(); i++) {
            if (code.is(i, "ActiveXObject") || code.is(i, "CreateObject") && isOfHost(code, i)) {
                int argument = code.is(i + 1, "(") ? i + 2 : i + 1;
                String named = code.is(argument, Kind.WORD) ? ofVariables(code, argument) : ofStrings(code, argument);
                if (named.contains("x509enrollment.cx509enrollment") && !named.contains(FACTORY)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** What a string says, or several that are joined. */
    private static String ofStrings(Code code, int from) {
        return code.is(from, Kind.STRING) ? Word.lower(Literal.concatenationFrom(code, from).text) : "";
    }

    private String ofVariables(Code code, int word) {
        StringBuilder all = new StringBuilder();
        for (Setting setting : names.all(code.text(word), code.language)) {
            all.append(ofStrings(setting.code, setting.from)).append('\n');
        }
        return all.toString();
    }

    private static boolean isOfHost(Code code, int maker) {
        return !code.is(maker - 1, ".") || code.isAny(maker - 2, "Server", "WScript", "WSH");
    }

    private static ObjectOrigin ofProgram(List<Code> codes) {
        boolean factory = false;
        boolean direct = false;
        for (Code code : codes) {
            for (int i = 0; i < code.size(); i++) {
                boolean mayName = code.is(i, Kind.WORD) || code.is(i, Kind.STRING) && code.end(i) - code.start(i) < 200;
                if (mayName && code.end(i) - code.start(i) >= FACTORY.length()) {
                    String text = Word.lower(code.text(i));
                    boolean names = text.contains(FACTORY) || text.contains(FACTORY_CLSID);
                    factory |= names;
                    direct |= !names && text.contains("cx509enrollment");
                }
            }
        }
        return factory ? ObjectOrigin.WEB_CLASS_FACTORY : direct ? ObjectOrigin.DIRECT : ObjectOrigin.UNKNOWN;
    }

    private static ObjectOrigin madeBy(Setting setting) {
        Code code = setting.code;
        int end = Math.min(setting.to, setting.from + 40);
        boolean names = false;
        boolean factory = false;
        boolean direct = false;
        for (int i = setting.from; i < end; i++) {
            if (code.is(i, Kind.LINE_END)) {
                break;
            }
            String text = code.text(i).toLowerCase(Locale.ROOT);
            names |= text.contains("cx509enrollment") && !text.contains(FACTORY);
            boolean ofHost = isOfHost(code, i);
            factory |= (text.equals("createobject") || text.equals("createobjectasync")) && !ofHost;
            direct |= text.equals("createobject") && ofHost || text.equals("activexobject") || text.equals("new");
        }
        if (!names) {
            return ObjectOrigin.UNKNOWN;
        }
        return factory ? ObjectOrigin.WEB_CLASS_FACTORY : direct ? ObjectOrigin.DIRECT : ObjectOrigin.UNKNOWN;
    }
}
