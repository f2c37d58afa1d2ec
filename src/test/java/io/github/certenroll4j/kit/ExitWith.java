package io.github.certenroll4j.kit;

/** A program that ends with the exit code that is its first argument, and says the others: a stand-in for certenroll4j's jar. */
public final class ExitWith {

    private ExitWith() {
    }

    public static void main(String[] args) {
        for (String arg : args) {
            System.out.println("<" + arg + ">");
        }
        System.exit(args.length == 0 ? 0 : Integer.parseInt(args[0]));
    }
}
