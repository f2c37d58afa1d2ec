package io.github.certenroll4j.page;

import java.util.ArrayDeque;
import java.util.Deque;

/** Pairs brackets, each sort by itself: an island of the server may hold only one brace of two. */
final class Brackets {

    private final Code code;
    private final Deque<Integer> round = new ArrayDeque<>();
    private final Deque<Integer> square = new ArrayDeque<>();
    private final Deque<Integer> curly = new ArrayDeque<>();

    Brackets(Code code) {
        this.code = code;
    }

    void see(int token) {
        switch (code.source.text.charAt(code.start(token))) {
            case '(': round.push(token); break;
            case '[': square.push(token); break;
            case '{': curly.push(token); break;
            case ')': close(round, token); break;
            case ']': close(square, token); break;
            case '}': close(curly, token); break;
            default: break;
        }
    }

    void forgetOpenOnes() {
        round.clear();
    }

    private void close(Deque<Integer> open, int token) {
        if (!open.isEmpty()) {
            code.pair(open.pop(), token);
        }
    }
}
