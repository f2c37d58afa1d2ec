package io.github.certenroll4j.page;

import io.github.certenroll4j.page.Code.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/** Whose member a name is that is set at a place of the code: of an object, of a class, or of nothing. */
final class Owners {

    /** Of an object that has no name. */
    static final String UNNAMED = "?";

    private static final String[] CLASSES = {"class", "struct", "interface", "module", "namespace", "structure", "trait"};

    private static final class Block {
        final String owner;
        final boolean object;
        final int end;
        /** The innermost class around it, or it. */
        final String type;

        Block(String owner, boolean object, int end, String type) {
            this.owner = owner;
            this.object = object;
            this.end = end;
            this.type = type;
        }
    }

    private final Code code;
    private final Deque<Block> blocks = new ArrayDeque<>();
    private final Set<String> known;
    private String basicOwner = "";

    /** @param known gets the names of all objects and classes of the file */
    Owners(Code code, Set<String> known) {
        this.code = code;
        this.known = known;
    }

    void see(int at) {
        while (!blocks.isEmpty() && blocks.peek().end <= at) {
            blocks.pop();
        }
        if (code.syntax().basic) {
            basic(at);
        } else if (code.is(at, "{") && code.isPaired(at)) {
            blocks.push(block(at));
        }
    }

    /** The owner of what is set here with an equals sign, without a dot: the innermost class. */
    String ofVariable() {
        return blocks.isEmpty() ? basicOwner : blocks.peek().type;
    }

    /** The owner of what is set here with a colon, as the properties of an object are. */
    String ofProperty() {
        return blocks.isEmpty() || !blocks.peek().object ? UNNAMED : blocks.peek().owner;
    }

    private Block block(int open) {
        int end = code.partner(open);
        // PowerShell's hash table is @{…}, and Object.freeze({…}) is the object itself.
        int before = code.is(open - 1, "@") ? open - 2 : open - 1;
        if (code.is(before, "(") && code.isAny(before - 1, "freeze", "seal")) {
            before -= 4;
        }
        if (code.isAny(before, "=", ":") && code.is(before - 1, Kind.WORD)) {
            return named(code.text(before - 1), true, end);
        }
        for (int i = open - 1; i >= Math.max(1, open - 8) && !code.isAny(i, ";", "{", "}"); i--) {
            if (code.is(i, Kind.WORD) && code.isAny(i - 1, CLASSES)) {
                return named(code.text(i), false, end);
            }
        }
        boolean value = code.isAny(before, "(", ",", "[", "return", "=>", "=", ":");
        return new Block(value ? UNNAMED : "", value, end, ofVariable());
    }

    private Block named(String name, boolean object, int end) {
        known.add(Definitions.key(name));
        return new Block(name, object, end, object ? ofVariable() : name);
    }

    private void basic(int at) {
        if (code.isAny(at - 1, CLASSES) && code.is(at, Kind.WORD)) {
            if (code.is(at - 2, "end")) {
                basicOwner = "";
            } else {
                basicOwner = code.text(at);
                known.add(Definitions.key(basicOwner));
            }
        } else if (code.is(at - 1, "end") && code.isAny(at, CLASSES)) {
            basicOwner = "";
        }
    }

}
