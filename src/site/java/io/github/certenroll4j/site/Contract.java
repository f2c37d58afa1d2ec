package io.github.certenroll4j.site;

import io.github.certenroll4j.HResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The rules of CertEnroll, from the tables of the contract client; where they come from, from the stand-in. */
final class Contract {

    static final String PAGE = "contract.html";

    private static final String ANSWER = "((?:BOTH|HR_WIN32)\\((?:[^()]|\\([^()]*\\))*\\)|\\w+)";
    /** A line of a table: name, source, and what is answered before and with the hotfix, or BOTH. */
    private static final Pattern LINE = Pattern.compile("\\{\"([^\"]+)\",\\s*([A-Z_]+),\\s*" + ANSWER + ",\\s*" + ANSWER);
    private static final Pattern DEFINE = Pattern.compile("#define (\\w+) (HR_WIN32\\(\\w+\\)|\\w+)\\n");
    private static final Pattern FIRST_COMMENT = Pattern.compile("\\A/\\* (.*?)\\*/", Pattern.DOTALL);
    /** In a table of the stand-in, or in the comment at the function that does it. */
    private static final Pattern WHERE_IN_TABLE = Pattern.compile("\\{\"([^\"]+)\", (?:DOCUMENTED|INFERRED|UNCERTAIN),\\s*((?:\"[^\"]*\"\\s*)+)");
    private static final Pattern WHERE_IN_COMMENT = Pattern.compile(
            "([a-z0-9-]+(?:\\.[0-9]+)?(?:/[a-z0-9-]+)?), (?:documented|inferred|uncertain): (.*?)(?=\\*/|\\n \\* [a-z0-9./-]+, (?:documented|inferred|uncertain): )",
            Pattern.DOTALL);

    /** By what the table is about. */
    private final Map<String, List<ContractRule>> tables = new LinkedHashMap<>();

    Contract(Repository repository) throws IOException {
        Map<String, String> where = where(files(repository, "native-tests/standin/src", ".c"));
        for (String text : files(repository, "native-tests/client", ".c")) {
            Map<String, String> defined = new LinkedHashMap<>();
            DEFINE.matcher(text).results().forEach(define -> defined.put(define.group(1), define.group(2)));
            List<ContractRule> rules = new ArrayList<>();
            LINE.matcher(text).results().forEach(line -> {
                boolean both = line.group(3).startsWith("BOTH(");
                String before = both ? line.group(3).substring(5, line.group(3).length() - 1) : line.group(3);
                HResult answer = answer(defined.getOrDefault(before, before));
                rules.add(new ContractRule(line.group(1), ContractRule.Certainty.valueOf(line.group(2)), answer,
                        both ? answer : answer(defined.getOrDefault(line.group(4), line.group(4))), of(where, line.group(1))));
            });
            Matcher about = FIRST_COMMENT.matcher(text);
            if (!rules.isEmpty() && about.find()) {
                tables.put(sentence(about.group(1)), rules);
            }
        }
    }

    private static List<String> files(Repository repository, String folder, String ending) throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.list(repository.file(folder))) {
            for (Path file : files.filter(file -> file.toString().endsWith(ending)).sorted().toList()) {
                texts.add(Files.readString(file));
            }
        }
        return texts;
    }

    private static Map<String, String> where(List<String> standIn) {
        Map<String, String> where = new LinkedHashMap<>();
        for (String text : standIn) {
            WHERE_IN_TABLE.matcher(text).results().forEach(line -> where.put(line.group(1), line.group(2).replaceAll("\"\\s*\"|\"", "").trim()));
            WHERE_IN_COMMENT.matcher(text).results().forEach(line -> where.put(line.group(1), sentence(line.group(2))));
        }
        return where;
    }

    /** What is said of the variant, else of the rule. */
    private static String of(Map<String, String> where, String name) {
        return where.getOrDefault(name, where.getOrDefault(name.replaceFirst("/.*", ""), ""));
    }

    private static String sentence(String comment) {
        return comment.replaceAll("\\s*\\n \\* ?", " ").replaceAll("\\s+", " ").trim();
    }

    /** {@code S_OK} and {@code HR_WIN32(ERROR_INVALID_DATA)}; a name that nobody explains stops the build. */
    private static HResult answer(String written) {
        return HResult.parse(written.replaceFirst("^HR_WIN32\\((\\w+)\\)$", "$1"));
    }

    Map<String, List<ContractRule>> tables() {
        return tables;
    }

    List<ContractRule> answering(HResult code) {
        return tables.values().stream().flatMap(List::stream).filter(rule -> rule.answers(code)).toList();
    }
}
