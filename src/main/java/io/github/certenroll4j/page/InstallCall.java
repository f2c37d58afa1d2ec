package io.github.certenroll4j.page;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** One call of {@code InstallResponse} or {@code InstallResponse2} in a file, with what it passes and what is wrong with it. */
public final class InstallCall {

    private final int line;
    private final int column;
    private final String text;
    private final Language language;
    private final ObjectOrigin origin;
    private final Value flags;
    private final Value encoding;
    private final Set<Finding> findings;
    private final boolean inPage;
    private final boolean fallback;
    private List<InstallCall> attempts = Collections.singletonList(this);

    InstallCall(int line, int column, String text, Language language, ObjectOrigin origin, boolean inPage, Value flags, Value encoding,
            Collection<Finding> findings, boolean fallback) {
        this.line = line;
        this.column = column;
        this.text = text;
        this.language = language;
        this.origin = origin;
        this.inPage = inPage;
        this.flags = flags;
        this.encoding = encoding;
        this.findings = Collections.unmodifiableSet(findings.isEmpty() ? EnumSet.noneOf(Finding.class) : EnumSet.copyOf(findings));
        this.fallback = fallback;
    }

    /** Makes it one of several attempts. */
    void attempts(List<InstallCall> chain) {
        attempts = Collections.unmodifiableList(chain);
    }

    /** The line where the word {@code InstallResponse} stands, from 1. */
    public int line() {
        return line;
    }

    /** The column where the word starts, in characters, from 1. */
    public int column() {
        return column;
    }

    /** The call as it stands in the file, its blanks drawn together, at most 200 characters. */
    public String text() {
        return text;
    }

    /** The language of the call. */
    public Language language() {
        return language;
    }

    /** How its object was made. */
    public ObjectOrigin origin() {
        return origin;
    }

    /** The first argument, Microsoft's InstallResponseRestrictionFlags; empty where the file does not show it. */
    public OptionalInt flags() {
        return flags.number();
    }

    /** The third argument, Microsoft's EncodingType; empty where the file does not show it. */
    public OptionalInt encoding() {
        return encoding.number();
    }

    /** Why {@link #flags()} is empty; an empty text when it is not. */
    public String flagsUnknown() {
        return flags.why();
    }

    /** Why {@link #encoding()} is empty; an empty text when it is not. */
    public String encodingUnknown() {
        return encoding.why();
    }

    /** Whether a browser makes it, so that Windows takes from it what it takes from a page; a program makes it otherwise. */
    public boolean isInPage() {
        return inPage;
    }

    /** The calls that are tried one after the other until one succeeds, this one among them, in the order of the file. */
    public List<InstallCall> attempts() {
        return attempts;
    }

    /** Whether it is one of several calls, each made when the one before it failed, one of which passes the flag. */
    public boolean isPartOfFallback() {
        return fallback;
    }

    /** What is wrong with it; empty when nothing is. */
    public Set<Finding> findings() {
        return findings;
    }
}
