package io.github.certenroll4j.ca;

import io.github.certenroll4j.ca.CaException.Trouble;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URL;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javax.net.ssl.SSLException;

/** Says what went wrong with a server, and what to do. */
final class WebTroubles {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int PROXY = 407;
    private static final int SERVER_ERRORS = 500;
    private static final int LONGEST = 300;

    private WebTroubles() {
    }

    /** What the JDK threw. */
    static CaException of(URL page, Throwable trouble) {
        if (trouble instanceof CaException) {
            return (CaException) trouble;
        }
        if (trouble instanceof Error) {
            throw (Error) trouble;
        }
        return (trouble instanceof SSLException ? ofTls(page, (SSLException) trouble) : ofConnection(page, trouble)).because(trouble);
    }

    private static CaException ofConnection(URL page, Throwable trouble) {
        String host = page.getHost();
        if (trouble instanceof UnknownHostException) {
            return new CaException(Trouble.UNREACHABLE, "there is no host " + host, "Look at the spelling, and ask nslookup for " + host + ".");
        }
        if (trouble instanceof SocketTimeoutException) {
            return new CaException(Trouble.TIME, place(page) + " does not answer in time", "Is it up, and does a firewall let you there?");
        }
        if (trouble instanceof ConnectException || trouble instanceof NoRouteToHostException) {
            return new CaException(Trouble.UNREACHABLE, "nothing answers at " + place(page) + ": " + trouble.getMessage(),
                    "Is the web server started, and the port right?");
        }
        return new CaException(Trouble.UNREACHABLE, "the connection to " + place(page) + " broke"
                + (trouble instanceof EOFException || trouble.getMessage() == null ? "" : ": " + trouble.getMessage()),
                "If a request was sent, the CA may have it: look there before it is sent again.");
    }

    private static CaException ofTls(URL page, SSLException trouble) {
        String who = "the certificate of " + place(page);
        if (has(ServerTrust.WrongHostException.class, trouble)) {
            return tls(who + " is for another host: " + deepest(CertificateException.class, trouble), "Type the name that the certificate has.");
        }
        if (has(CertificateExpiredException.class, trouble) || has(CertificateNotYetValidException.class, trouble)) {
            return tls(who + ", or one above it, is not valid today: " + deepest(CertificateException.class, trouble),
                    "It has to be renewed; or this computer's clock is wrong.");
        }
        if (has(CertPathBuilderException.class, trouble)) {
            return tls(who + " comes from a CA that is not trusted here",
                    "If you know that CA, give its root certificate with --cacert FILE; it is trusted for this connection alone.");
        }
        if (has(CertificateException.class, trouble)) {
            return tls(who + " cannot be trusted: " + deepest(Exception.class, trouble), "Ask whoever runs the server.");
        }
        return tls("there is no TLS with " + place(page) + ": " + trouble.getMessage(),
                "Does that port speak TLS 1.2 or later? A server may also want a certificate of yours.");
    }

    private static CaException tls(String message, String nextStep) {
        return new CaException(Trouble.TLS, message, nextStep);
    }

    private static boolean has(Class<? extends Throwable> type, Throwable trouble) {
        return find(type, trouble) != null;
    }

    private static Throwable find(Class<? extends Throwable> type, Throwable trouble) {
        Throwable at = trouble;
        for (int depth = 0; at != null && depth < 16; depth++) {
            if (type.isInstance(at)) {
                return at;
            }
            at = at.getCause();
        }
        return null;
    }

    /** The last message of that type, which is the nearest to the cause. */
    private static String deepest(Class<? extends Throwable> type, Throwable trouble) {
        String message = "";
        for (Throwable at = find(type, trouble); at != null; at = find(type, at.getCause())) {
            message = at.getMessage() == null ? message : at.getMessage();
        }
        return message;
    }

    static CaException late(URL page, Duration limit) {
        return new CaException(Trouble.TIME, place(page) + " has not answered to the end in " + seconds(limit),
                "Is it busy? --timeout gives it longer. If a request was sent, the CA may have it: look there before it is sent again.");
    }

    private static String seconds(Duration limit) {
        return limit.toMillis() % 1000 == 0 ? limit.getSeconds() + " s" : limit.toMillis() + " ms";
    }

    static CaException redirected(URL from, WebAnswer answer) {
        return new CaException(Trouble.REDIRECT, answer.status, from + " sends to another place, "
                + (answer.header("Location").isEmpty() ? "and does not say where" : shortened(answer.header("Location"))),
                "Nothing was sent there. If that is the CA's right address, type it.");
    }

    static CaException refused(URL page, WebAnswer answer, CaLogon logon) {
        int status = answer.status;
        String said = reason(answer);
        switch (status) {
            case UNAUTHORIZED:
                return unauthorized(page, answer, logon);
            case FORBIDDEN:
                return new CaException(Trouble.FORBIDDEN, status, page + " refuses " + logon + " (403)" + said,
                        "The account needs the right to enroll, and the page may want https or a client certificate.");
            case NOT_FOUND:
                return new CaException(Trouble.NOT_FOUND, status, "there is no page " + page + " (404)",
                        "Is the role for it installed on that server (for AD CS: Certification Authority Web Enrollment), and the path right?");
            case PROXY:
                return new CaException(Trouble.LOGON, status, "the proxy before " + place(page) + " wants a logon (407)",
                        "Ask the CA without it: -Dhttp.nonProxyHosts.");
            default:
                return new CaException(Trouble.SERVER, status, page + " answers " + status + said, status >= SERVER_ERRORS
                        ? "The server is in trouble: look at its event log, then try again."
                        : "The server does not take this; is it the address of a CA?");
        }
    }

    private static CaException unauthorized(URL page, WebAnswer answer, CaLogon logon) {
        Set<String> schemes = schemes(answer.headers("WWW-Authenticate"));
        String offers = schemes.isEmpty() ? "nothing" : String.join(", ", schemes);
        boolean basic = schemes.stream().anyMatch("Basic"::equalsIgnoreCase);
        String nextStep = logon.hasPassword()
                ? basic ? "Is the password right? DOMAIN\\name and name@domain are two ways to write the account."
                        : "It takes no password by basic authentication: leave out --user to log on as who you are (Negotiate)."
                : basic ? "Give an account with --user and --password-file, or get a Kerberos ticket."
                        : "Get a Kerberos ticket (kinit, or a logon to the domain), and use the host name that the ticket is for.";
        return new CaException(Trouble.LOGON, UNAUTHORIZED, page + " does not know " + logon + " (401); it offers " + offers, nextStep);
    }

    /** The first word of each challenge; several may share a line (RFC 7235, 4.1). */
    private static Set<String> schemes(List<String> challenges) {
        Set<String> schemes = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (String challenge : challenges) {
            for (String part : challenge.replaceAll("\"[^\"]*\"", "x").split(",")) {
                String word = part.trim().split("[ =]", 2)[0];
                if (part.trim().equals(word) || part.trim().startsWith(word + " ")) {
                    schemes.add(shortened(word));
                }
            }
        }
        schemes.remove("");
        return schemes;
    }

    /** What a server says in plain text, as EST has it (RFC 7030, 4.2.3); a page of HTML says nothing that fits here. */
    static String reason(WebAnswer answer) {
        boolean plain = answer.header("Content-Type").toLowerCase(Locale.ROOT).startsWith("text/plain");
        String text = plain ? shortened(answer.text().trim()) : "";
        return text.isEmpty() ? "" : ": " + text;
    }

    static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }

    static String place(URL page) {
        return page.getHost() + ":" + (page.getPort() < 0 ? page.getDefaultPort() : page.getPort());
    }
}
