package io.github.certenroll4j.hotfix;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was seen of one Windows, a sentence each, and what it says of a restart. */
final class Evidence {

    private final List<String> sentences = new ArrayList<>();
    private boolean restartIsDue;
    private boolean somethingUnread;

    List<String> sentences() {
        return sentences;
    }

    void seen(String sentence) {
        sentences.add(sentence);
    }

    /** Something says that Windows waits for a restart. */
    void due(String sentence) {
        restartIsDue = true;
        sentences.add(sentence);
    }

    /** That something could not be read never means that it is not there. */
    void unread(String what) {
        somethingUnread = true;
        String sentence = what + "; whether a restart is pending by it is unknown.";
        if (!sentences.contains(sentence)) {
            sentences.add(sentence); // each copy asks anew
        }
    }

    /** Whether all was read that may say what waits for a restart. */
    boolean isComplete() {
        return !somethingUnread;
    }

    /** Why something cannot be read; the message of a denial is the name of the file alone. */
    static String words(IOException trouble) {
        return trouble instanceof AccessDeniedException ? "access denied" : trouble.getMessage();
    }

    /** Whether Windows says that it waits for a restart, whatever for; empty where that could not be read. */
    Optional<Boolean> restartIsDue() {
        return restartIsDue ? Optional.of(true) : somethingUnread ? Optional.empty() : Optional.of(false);
    }
}
