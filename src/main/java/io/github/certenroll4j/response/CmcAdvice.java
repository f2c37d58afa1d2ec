package io.github.certenroll4j.response;

/** What to do about a CMC response that grants no certificate. */
final class CmcAdvice {

    private static final int WORDS = 200;

    private CmcAdvice() {
    }

    static String of(CmcStatus status) {
        String words = status.text().map(text -> " (\"" + WhatItIs.printable(text, WORDS) + "\")").orElse("");
        switch (status.state()) {
            case PENDING:
                return "The CA has not decided yet" + words + ": ask it again " + status.askAgain().map(time -> "from " + time + " on")
                        .orElse("later") + status.requestId().map(number -> " with the request id " + number).orElse("") + ".";
            case POP_REQUIRED:
                return "The CA wants proof that whoever asked has the private key" + words + ": let the program that asked answer it.";
            case NO_SUPPORT:
                return "The CA does not know how to do what it was asked for" + words + ": ask the CA which requests it takes.";
            default:
                return "The CA denied " + (status.state() == CmcStatus.State.PARTIAL ? "a part of the request" : "the request") + words + status.failure()
                        .map(why -> ", " + why.standardName() + ": " + why.meaning() + ". " + why.advice() + ".")
                        .orElse(": ask the CA for the reason, and send a new request.");
        }
    }
}
