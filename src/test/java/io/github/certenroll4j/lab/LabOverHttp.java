package io.github.certenroll4j.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;

/** The lab for tests of other rooms: its site over HTTP, on whatever Java. */
public final class LabOverHttp implements AutoCloseable {

    private final LabSite site;
    private final TinyServer server;

    public LabOverHttp(Path folder) throws IOException, GeneralSecurityException {
        site = new LabSite(folder);
        server = new TinyServer(site);
    }

    /** Where its {@code /certsrv} is. */
    public String address() {
        return server.address() + "/certsrv";
    }

    /** The root of the CA behind that. */
    public X509Certificate root() {
        return site.authority(LabSite.Root.TRUSTED).root().certificate();
    }

    /** What a certificate manager does with a pending request. */
    public void decide(long id, boolean issue) {
        site.certsrv().decide(id, issue);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
