package io.github.certenroll4j.page;

import io.github.certenroll4j.page.Code.Kind;
import io.github.certenroll4j.page.Code.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Collects every stretch of code of a page: its scripts, its server's islands, and the scripts inside their strings. */
final class PageReader {

    /** A page in a string in a string: deeper than this nobody writes by hand. */
    private static final int DEEPEST = 3;

    /** In tokens: {@code ); out.print("…}. */
    private static final int NEXT_STATEMENT = 8;

    /** Neither a call nor a setting has fewer tokens; the beginning of a call, its name and a bracket, has two. */
    private static final int SMALLEST = 3;

    private static final Pattern HOLDS_MARKUP = Pattern.compile("(?i)<script|<\\w[^<>]*\\s(on\\w+\\s*=|\\w+\\s*=\\s*[\"']?(java|vb)script:)");

    private final List<Code> codes = new ArrayList<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final ScriptLanguage scripts;
    /** A program that prints a script element prints a page, and the scripts in its other strings belong to it. */
    private final boolean printsPages;

    private PageReader(String text) {
        scripts = new ScriptLanguage(text);
        printsPages = Word.lower(text).contains("<script");
    }

    static PageReader read(String text, PageKind kind) {
        PageReader reader = new PageReader(text);
        SourceMap whole = SourceMap.whole(text);
        Place place = kind.placeOf(text);
        if (kind.markup) {
            reader.markup(whole, kind.language, place, reader.diagnostics, 0);
        } else {
            reader.code(new Stretch(whole, kind.language, !place.inPage, true), place, reader.diagnostics, 0);
        }
        return reader;
    }

    List<Code> codes() {
        return codes;
    }

    List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    private void markup(SourceMap text, Language server, Place place, List<Diagnostic> diagnosticsOfIt, int depth) {
        for (Stretch stretch : new Markup(text, server, diagnosticsOfIt, depth == 0).stretches()) {
            code(stretch, stretch.server ? Place.PROGRAM : place, diagnosticsOfIt, depth);
        }
    }

    /** Takes in a stretch of code, and what its strings hold. */
    private void code(Stretch stretch, Place place, List<Diagnostic> diagnosticsOfIt, int depth) {
        Code code = Lexer.read(stretch.text, stretch.language, place, stretch.elements, diagnosticsOfIt);
        if (code.size() >= SMALLEST || code.isAny(1, "(")) {
            codes.add(code);
        }
        if (depth < DEEPEST && Word.isIn(Word.lower(stretch.text.text))) {
            strings(code, depth);
        }
    }

    /** Strings that name the call, and those that set a name which the call may use. */
    private void strings(Code code, int depth) {
        for (int i = 0; i < code.size(); i++) {
            if (code.is(i, Kind.STRING) && code.source.text.charAt(code.start(i)) != '/') {
                String raw = Word.lower(code.text(i));
                if (raw.contains(Word.LOWER) || raw.indexOf('=') >= 0 || isFirstHalf(code, i, raw)) {
                    templateCodes(code, i, raw, depth);
                    int end = Literal.concatenationEnd(code, i);
                    int first = codes.size();
                    nested(Literal.concatenation(code, i), code, i, depth + 1);
                    if (goesOn(code, end)) {
                        codes.subList(first, codes.size()).forEach(Code::markContinued);
                    }
                    i = Progress.on(i, end);
                }
            }
        }
    }

    /** Of a name that is put together from two strings. */
    private static boolean isFirstHalf(Code code, int token, String raw) {
        return raw.contains(Word.FIRST_HALF) && code.is(token + 2, Kind.STRING) && Literal.joins(code, token + 1)
                && Word.lower(Literal.read(code, token).text).endsWith(Word.FIRST_HALF)
                && Word.lower(Literal.read(code, token + 2).text).startsWith(Word.SECOND_HALF);
    }

    /** Whether the next string, a few tokens on, begins with an opening bracket. */
    private static boolean goesOn(Code code, int from) {
        for (int i = from; i < Math.min(code.size(), from + NEXT_STATEMENT); i++) {
            if (code.is(i, Kind.STRING)) {
                return Literal.read(code, i).text.trim().startsWith("(");
            }
        }
        return false;
    }

    /** The code in {@code ${…}} of a template literal is no string. */
    private void templateCodes(Code code, int token, String raw, int depth) {
        if (code.syntax().templates && raw.startsWith("`") && raw.contains("${") && raw.contains(Word.LOWER)) {
            for (int[] range : Template.codes(code.source.text, code.start(token), code.end(token))) {
                Place place = code.inPage ? Place.PAGE : Place.PROGRAM;
                code(new Stretch(code.source.part(range[0], range[1]), code.language, false), place, new ArrayList<>(), depth + 1);
            }
        }
    }

    private void nested(SourceMap text, Code outer, int token, int depth) {
        // A string is rarely a whole page: what stays open in it may be closed by the next one.
        List<Diagnostic> ignored = new ArrayList<>();
        if (HOLDS_MARKUP.matcher(text.text).find()) {
            markup(text, Language.JAVA, Place.STRING_OF_PAGE, ignored, depth);
        } else {
            boolean page = outer.surelyInPage || printsPages;
            Language language = scripts.ofString(text.text, outer.offset(token));
            code(new Stretch(text, language, false), page ? Place.STRING_OF_PAGE : Place.STRING_OF_PROGRAM, ignored, depth);
        }
    }
}
