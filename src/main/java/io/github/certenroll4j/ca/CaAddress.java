package io.github.certenroll4j.ca;

import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.Locale;

/** Where a CA is asked: an address that a user typed, checked. */
public final class CaAddress {

    private static final int MAX_PORT = 65_535;

    private final URI base;

    private CaAddress(URI base) {
        this.base = base;
    }

    /**
     * The web enrollment pages of AD CS, {@code https://ca.example/certsrv}; {@code /certsrv} is put behind a host alone.
     *
     * @param allowHttp whether {@code http} is taken: whoever is on the way reads and changes what is sent then
     * @throws IllegalArgumentException if it is no such address; the message says why
     */
    public static CaAddress ofCertsrv(String typed, boolean allowHttp) {
        return checked(typed, allowHttp, "/certsrv", "https://ca.example/certsrv");
    }

    /**
     * A server of EST, {@code https://ca.example}, or with the label of one of its CAs {@code https://ca.example/label}; the
     * path {@code /.well-known/est} is put before the label (RFC 7030, 3.2.2). There is no EST without TLS.
     *
     * @throws IllegalArgumentException if it is no such address; the message says why
     */
    public static CaAddress ofEst(String typed) {
        CaAddress given = checked(typed, false, "", "https://ca.example");
        String path = given.base.getRawPath();
        return path.startsWith(Est.WELL_KNOWN) ? given : new CaAddress(given.base.resolve(Est.WELL_KNOWN + path));
    }

    private static CaAddress checked(String typed, boolean allowHttp, String usualPath, String example) {
        URI address = parsed(typed, example);
        String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        if (address.getHost() == null || !(scheme.equals("https") || scheme.equals("http"))) {
            throw wrong(typed, "it is not like " + example);
        }
        if (scheme.equals("http") && !allowHttp) {
            throw wrong(typed, "it is not https, and whoever is on the way could read and change what is sent");
        }
        if (address.getRawUserInfo() != null) {
            throw wrong(address.getHost(), "a name or a password does not belong into an address");
        }
        if (address.getRawQuery() != null || address.getRawFragment() != null) {
            throw wrong(typed, "? and # do not belong into it");
        }
        if (address.getPort() == 0 || address.getPort() > MAX_PORT) {
            throw wrong(typed, "there is no port " + address.getPort());
        }
        String path = address.normalize().getRawPath().replaceAll("/+$", "");
        return new CaAddress(URI.create(scheme + "://" + address.getRawAuthority() + (path.isEmpty() ? usualPath : path)));
    }

    private static URI parsed(String typed, String example) {
        try {
            return new URI(typed);
        } catch (URISyntaxException none) {
            throw wrong(typed, "it is not like " + example);
        }
    }

    private static IllegalArgumentException wrong(String typed, String why) {
        return new IllegalArgumentException("not an address of a CA: " + typed + "; " + why);
    }

    /** @param file a path below the address, with its query */
    URL file(String file) {
        try {
            return new URL(base + "/" + file);
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    URI uri() {
        return base;
    }

    /** Whether what is sent there is encrypted. */
    public boolean isHttps() {
        return base.getScheme().equals("https");
    }

    /** The address, without a slash at its end. */
    @Override
    public String toString() {
        return base.toString();
    }
}
