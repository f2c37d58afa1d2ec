package io.github.certenroll4j.typelib;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What Microsoft's reference adds to the table: see the file's own words. */
record Reference(Map<String, String> since, List<String> certcli, List<String> withoutPage, Map<String, String> progIds,
                 Map<String, String> interfaces, List<String> outOfProcess, List<String> secrets) {

    private static final String ROOT = "https://learn.microsoft.com/windows/win32/api/";

    static Reference read(Path file) throws IOException {
        try (Reader in = Files.newBufferedReader(file)) {
            return new Gson().fromJson(in, Reference.class);
        }
    }

    /** The page of an interface (kind {@code nn}) or enumeration ({@code ne}); of its header where it has none. */
    String page(String kind, String name) {
        return withoutPage.contains(name) ? ROOT + header(name) + "/" : ROOT + header(name) + "/" + kind + "-" + header(name) + "-" + lower(name);
    }

    /** The page of a method; that of its interface where that has none. */
    String page(String type, Table.Method method) {
        return withoutPage.contains(type) ? page("nn", type) : page("nf", type) + "-" + lower(method.name());
    }

    private String header(String name) {
        return certcli.contains(name) ? "certcli" : "certenroll";
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    boolean isSecret(Table.Method method, Table.Parameter parameter) {
        return secrets.contains(parameter.name()) || secrets.contains(method.name() + "." + parameter.name());
    }

    String progId(String className) {
        return progIds.getOrDefault(className, "X509Enrollment." + className);
    }

    /** The oldest interface of a class: its name with another first letter, but for a few. */
    String interfaceOf(String className) {
        return interfaces.getOrDefault(className, "I" + className.substring(1));
    }
}
