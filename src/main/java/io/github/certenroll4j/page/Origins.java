package io.github.certenroll4j.page;

import io.github.certenroll4j.page.Code.Kind;
import io.github.certenroll4j.page.Names.Setting;
import java.util.Locale;
import java.util.Optional;

/** Finds out how the object of a call was made: by where its variable is set, else by what the file has. */
final class Origins {

    private final Names names;
    private final ObjectOrigin ofFile;

    Origins(String text, Names names) {
        this.names = names;
        String lower = PageReader.lower(text);
        boolean factory = lower.contains("webclassfactory") || lower.contains("884e2049-217d");
        boolean direct = lower.contains("cx509enrollment");
        this.ofFile = factory ? ObjectOrigin.WEB_CLASS_FACTORY : direct ? ObjectOrigin.DIRECT : ObjectOrigin.UNKNOWN;
    }

    ObjectOrigin of(RawCall call) {
        Optional<String> receiver = call.receiver();
        if (receiver.isPresent()) {
            for (Setting setting : names.of(receiver.get(), call.code.language)) {
                ObjectOrigin made = madeBy(setting);
                if (made != ObjectOrigin.UNKNOWN) {
                    return made;
                }
            }
        }
        if (ofFile == ObjectOrigin.WEB_CLASS_FACTORY) {
            return ofFile;
        }
        return call.code.language.runsInPages() ? ObjectOrigin.UNKNOWN : ofFile;
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
            names |= text.contains("cx509enrollment");
            boolean ofHost = !code.is(i - 1, ".") || code.isAny(i - 2, "Server", "WScript");
            factory |= (text.equals("createobject") || text.equals("createobjectasync")) && !ofHost;
            direct |= text.equals("createobject") && ofHost || text.equals("activexobject") || text.equals("new");
        }
        if (!names) {
            return ObjectOrigin.UNKNOWN;
        }
        return factory ? ObjectOrigin.WEB_CLASS_FACTORY : direct ? ObjectOrigin.DIRECT : ObjectOrigin.UNKNOWN;
    }
}
