/**
 * Drives Windows' own CertEnroll COM object, and says what the Certenroll.dll of a Windows can do.
 *
 * <p>The rooms {@code hive} and {@code cli} are not for others: the first serves {@code hotfix}, the second is the program
 * {@code certenroll4j}. What {@code fleet} and the program need beyond JNA and Bouncy Castle has to be on the module path only
 * where they are used.
 */
// The digit is a part of the project's name; JNA and smbj have no module descriptors, and names that they have promised.
@SuppressWarnings({"module", "requires-automatic"})
module io.github.certenroll4j {
    exports io.github.certenroll4j;
    exports io.github.certenroll4j.ca;
    exports io.github.certenroll4j.certenroll;
    exports io.github.certenroll4j.fleet;
    exports io.github.certenroll4j.hotfix;
    exports io.github.certenroll4j.inf;
    exports io.github.certenroll4j.installer;
    exports io.github.certenroll4j.page;
    exports io.github.certenroll4j.pe;
    exports io.github.certenroll4j.response;
    exports io.github.certenroll4j.win;

    requires java.logging;
    requires java.security.jgss;
    requires com.sun.jna;
    requires com.sun.jna.platform;
    requires org.bouncycastle.pkix;
    requires org.bouncycastle.provider;

    requires static com.hierynomus.smbj;
    requires static com.google.gson;
    requires static info.picocli;

    opens io.github.certenroll4j.cli to info.picocli, com.google.gson;
}
