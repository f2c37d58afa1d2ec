package io.github.certenroll4j;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The names that somebody may have meant who typed one that does not exist. The case of letters, dashes or slashes at
 * the beginning, and whether words are joined by dashes or underscores make no difference.
 */
public final class NearestNames {

    private static final int MOST_NAMES = 3;
    /** No name is so long; comparing takes time by the square of it. */
    private static final int LONGEST_WORD = 100;
    /** A part of a name this long is as good as the name: UNTRUSTEDROOT. */
    private static final int SHORTEST_PART = 4;
    private static final int TOO_FAR = Integer.MAX_VALUE;

    private NearestNames() {
    }

    /** Those of the names that are near to the word, the nearest first, at most three; may be none. */
    public static List<String> to(String word, Collection<String> names) {
        Map<String, Integer> distances = new LinkedHashMap<>();
        if (word.length() <= LONGEST_WORD) {
            String plain = plain(word);
            names.forEach(name -> distances.put(name, distance(plain, plain(name))));
        }
        List<String> near = new ArrayList<>(distances.keySet());
        near.removeIf(name -> distances.get(name) == TOO_FAR);
        near.sort(Comparator.comparing(distances::get));
        return Collections.unmodifiableList(near.subList(0, Math.min(MOST_NAMES, near.size())));
    }

    /** The question {@code did you mean status or verify?}; empty if nothing is near. */
    public static String question(String word, Collection<String> names) {
        List<String> near = to(word, names);
        if (near.isEmpty()) {
            return "";
        }
        int last = near.size() - 1;
        return "did you mean " + (last == 0 ? "" : String.join(", ", near.subList(0, last)) + " or ") + near.get(last) + "?";
    }

    /** What to say to a word that is none of a few names: {@code no such key: rsa-2408 (there are: …); did you mean rsa-2048?}. */
    public static IllegalArgumentException unknown(String what, String word, Collection<String> names) {
        String question = question(word, names);
        return new IllegalArgumentException(what + ": " + word + " (there are: " + String.join(", ", names) + ")"
                + (question.isEmpty() ? "" : "; " + question));
    }

    private static String plain(String word) {
        return word.trim().toLowerCase(Locale.ROOT).replace('_', '-').replaceFirst("^[-/]+", "");
    }

    private static int distance(String word, String name) {
        boolean part = word.length() >= SHORTEST_PART && name.contains(word) || word.length() >= 2 && name.startsWith(word);
        int edits = edits(word, name);
        boolean slip = edits <= Math.max(1, name.length() / 4) && edits < name.length();
        return slip ? edits : part ? 1 + name.length() / 4 : TOO_FAR;
    }

    /** How many letters were left out, put in, replaced, or swapped with their neighbour (optimal string alignment). */
    private static int edits(String word, String name) {
        int[][] edits = new int[word.length() + 1][name.length() + 1];
        for (int i = 0; i <= word.length(); i++) {
            for (int j = 0; j <= name.length(); j++) {
                edits[i][j] = i == 0 || j == 0 ? i + j : least(edits, word, name, i, j);
            }
        }
        return edits[word.length()][name.length()];
    }

    private static int least(int[][] edits, String word, String name, int i, int j) {
        boolean same = word.charAt(i - 1) == name.charAt(j - 1);
        int least = Math.min(Math.min(edits[i - 1][j], edits[i][j - 1]) + 1, edits[i - 1][j - 1] + (same ? 0 : 1));
        boolean swapped = i > 1 && j > 1 && word.charAt(i - 1) == name.charAt(j - 2) && word.charAt(i - 2) == name.charAt(j - 1);
        return swapped ? Math.min(least, edits[i - 2][j - 2] + 1) : least;
    }
}
