package io.github.certenroll4j.fleet;

import com.hierynomus.protocol.commons.Factory;
import com.hierynomus.smbj.auth.Authenticator;
import com.hierynomus.smbj.auth.SpnegoAuthenticator;
import java.util.HashMap;
import java.util.Map;
import javax.security.auth.Subject;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.Configuration;
import javax.security.auth.login.LoginContext;
import javax.security.auth.login.LoginException;

/** Kerberos by the JDK's own module, from the ticket that the user has already; it never asks for a password. */
final class TicketCache extends Configuration {

    private static final String MODULE = "com.sun.security.auth.module.Krb5LoginModule";
    /** The mechanism Kerberos 5 (RFC 4121) among those that a host offers. */
    private static final String KERBEROS_5 = "1.2.840.113554.1.2.2";

    private TicketCache() {
    }

    static Subject logon() throws ShareException {
        try {
            LoginContext login = new LoginContext("certenroll4j", new Subject(), null, new TicketCache());
            login.login();
            return login.getSubject();
        } catch (LoginException none) {
            throw new ShareException(Trouble.NO_LOGON, "there is no Kerberos ticket: " + none.getMessage());
        }
    }

    @Override
    public AppConfigurationEntry[] getAppConfigurationEntry(String name) {
        Map<String, String> options = new HashMap<>();
        options.put("useTicketCache", "true");
        options.put("doNotPrompt", "true");
        return new AppConfigurationEntry[] {
            new AppConfigurationEntry(MODULE, AppConfigurationEntry.LoginModuleControlFlag.REQUIRED, options)};
    }

    /** smbj offers its own under a mechanism that only Windows has, so that it would never choose it for other servers. */
    static Factory.Named<Authenticator> authenticator() {
        return new Factory.Named<Authenticator>() {
            @Override
            public String getName() {
                return KERBEROS_5;
            }

            @Override
            public Authenticator create() {
                return new SpnegoAuthenticator();
            }
        };
    }
}
