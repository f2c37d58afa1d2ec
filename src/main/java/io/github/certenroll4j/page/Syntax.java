package io.github.certenroll4j.page;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * What is to be known of a language to cut its code into tokens and to understand a call in it. {@link Language} has one
 * row of it for each; it is filled there and nowhere else.
 */
final class Syntax {

    /** Where the sign {@code #} starts a comment. */
    enum Hash {
        NEVER, ALWAYS, FIRST_IN_LINE,
        /** PowerShell: {@code a#b} is a word. */
        NOT_IN_WORD,
        /** PHP: {@code #[…]} is an attribute. */
        NOT_ATTRIBUTE
    }

    /** Where Microsoft's constant names exist: only where CertEnroll's type library is imported. */
    enum TypeLibrary {
        /** The language imports none by itself. */
        NONE,
        /** Behind the name of their enumeration. */
        QUALIFIED,
        /** By themselves, too. */
        BARE
    }

    /** A language that is only known by its comments and strings: its calls are found and not understood. */
    boolean foreign;
    /** Whether a call need not look like one: nothing is known of the language, or methods stand behind blanks. */
    boolean anyWordMayCall;
    boolean inPages;
    boolean ignoresCase;
    /** One of the family of Visual Basic, with its comments, numbers and words instead of braces. */
    boolean basic;
    boolean lineEndsStatement;
    /** Whether a statement may pass arguments without parentheses. */
    boolean bareCalls;
    /** Whether Groovy's calls without brackets may stand in it. */
    boolean commandCalls;
    List<String> lineComments = Collections.emptyList();
    /** Pairs of what begins a comment and what ends it; one that begins with {@code #c} or {@code =} is first in its line. */
    String[][] blockComments = {};
    Hash hash = Hash.NEVER;
    /** The comments that JScript runs: {@code /*@cc_on}. */
    boolean conditionalComments;
    boolean htmlComments;
    /** What takes its meaning from the next character of a string; 0 if nothing does. */
    char escape;
    /** Whether that holds between single quotes, too: everywhere, or for the quote and itself, or not. */
    boolean singleQuotesEscape = true;
    boolean singleQuotesEscapeOnlyThemselves;
    boolean singleQuotes = true;
    /** Whether a doubled quote in a string stands for one. */
    boolean doubledQuotes;
    boolean stringsOverLines;
    boolean tripleQuotes;
    /** Whether {@code 010} is eight. */
    boolean octalZero;
    /** Strings between backticks, with code in {@code ${…}}, regular expressions, and elements of JSX. */
    boolean templates;
    /** What may stand in front of a string: {@code @} and {@code $} of C#. */
    String stringMarks = "";
    /** {@code @"} to {@code "@} on lines of their own. */
    boolean hereStrings;
    /** What begins a here document; empty if the language has none. */
    String hereDocument = "";
    /** What may stand between that and the name of the document. */
    String hereDocumentMarks = "~-'\"";
    List<String> joins = Collections.singletonList("+");
    List<String> members = Arrays.asList(".", "?.");
    /** How a number, VALUE, becomes a member of an enumeration, TYPE; empty if it need not. */
    String conversion = "";
    /** The bracket that a cast is written in; 0 if there are none. */
    char cast;
    String or = " | ";
    /** Whether a member of an enumeration without a number is one more than the one before it. */
    boolean enumerationsCount = true;
    TypeLibrary typeLibrary = TypeLibrary.NONE;
    /** The endings of files that are code of this language. */
    List<String> endings = Collections.emptyList();
    /** The words for it in a directive of a server page, the longer before the shorter. */
    List<String> serverNames = Collections.emptyList();

    static final String[][] SLASH_STAR = {{"/*", "*/"}};

    private Syntax() {
    }

    /** Comments with slashes, strings with backslashes. */
    static Syntax cLike(String... endings) {
        Syntax row = new Syntax();
        row.lineComments = Collections.singletonList("//");
        row.blockComments = SLASH_STAR;
        row.escape = '\\';
        row.octalZero = true;
        row.endings = Arrays.asList(endings);
        return row;
    }

    static Syntax basic(String... endings) {
        Syntax row = new Syntax();
        row.basic = true;
        row.ignoresCase = true;
        row.lineEndsStatement = true;
        row.lineComments = Arrays.asList("'", "\u2018", "\u2019");
        row.singleQuotes = false;
        row.doubledQuotes = true;
        row.joins = Arrays.asList("&", "+");
        row.or = " Or ";
        row.endings = Arrays.asList(endings);
        return row;
    }

    /** A language that is named and not understood. */
    static Syntax foreign(String lineComment, String[][] blockComments, String... endings) {
        Syntax row = cLike(endings);
        row.foreign = true;
        row.lineComments = lineComment.isEmpty() ? Collections.emptyList() : Collections.singletonList(lineComment);
        row.blockComments = blockComments;
        row.members = Arrays.asList(".", "->");
        return row;
    }

    Syntax inPages() {
        inPages = true;
        htmlComments = true;
        return this;
    }

    Syntax commandCalls() {
        commandCalls = true;
        return this;
    }

    Syntax objectEnumerations() {
        enumerationsCount = false;
        return this;
    }

    Syntax conversion(String format) {
        conversion = format;
        return this;
    }

    Syntax bareCalls() {
        bareCalls = true;
        return this;
    }

    Syntax strayComments() {
        lineComments = Arrays.asList("'", "\u2018", "\u2019", "//");
        return this;
    }

    Syntax stringsOverLines() {
        stringsOverLines = true;
        return this;
    }

    Syntax tripleQuotes() {
        tripleQuotes = true;
        return this;
    }

    Syntax names(TypeLibrary kind) {
        typeLibrary = kind;
        return this;
    }

    Syntax hash(Hash where) {
        hash = where;
        return this;
    }

    Syntax noEscapes() {
        escape = 0;
        doubledQuotes = true;
        return this;
    }

    Syntax ignoresCase() {
        ignoresCase = true;
        return this;
    }

    Syntax server(String... names) {
        serverNames = Arrays.asList(names);
        return this;
    }

    Syntax hereDocuments(String opener) {
        hereDocument = opener;
        stringsOverLines = true;
        return this;
    }

    Syntax jscript() {
        inPages();
        conditionalComments = true;
        templates = true;
        return this;
    }

    Syntax cSharp() {
        stringMarks = "@$";
        octalZero = false;
        conversion = "(TYPE)VALUE";
        cast = '(';
        return hash(Hash.FIRST_IN_LINE);
    }

    Syntax anyWordMayCall() {
        anyWordMayCall = true;
        return this;
    }

    /** {@code cat << EOF}, and between single quotes nothing has another meaning. */
    Syntax shellDocuments() {
        hereDocuments("<<");
        hereDocumentMarks = " \t-'\"\\";
        singleQuotesEscape = false;
        return this;
    }

    /** {@code object:method()}. */
    Syntax methodsByColon() {
        members = Arrays.asList(".", ":");
        return this;
    }

    Syntax php() {
        joins = Collections.singletonList(".");
        members = Collections.singletonList("->");
        singleQuotesEscapeOnlyThemselves = true;
        stringsOverLines = true;
        hereDocument = "<<<";
        hereDocumentMarks = " \t'\"";
        enumerationsCount = false;
        return hash(Hash.NOT_ATTRIBUTE);
    }

    Syntax powerShell() {
        lineComments = Collections.emptyList();
        blockComments = new String[][] {{"<#", "#>"}};
        octalZero = false;
        ignoresCase = true;
        lineEndsStatement = true;
        escape = '`';
        singleQuotesEscape = false;
        doubledQuotes = true;
        stringsOverLines = true;
        hereStrings = true;
        cast = '[';
        or = " -bor ";
        return hash(Hash.NOT_IN_WORD);
    }
}
