package io.github.certenroll4j.response;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a key may be used for, by the names of RFC 5280 sections 4.2.1.3 and 4.2.1.12, and of Microsoft. */
final class Usages {

    /** The extended key usage that stands for all. */
    static final String ANY = "2.5.29.37.0";

    private static final String[] KEY_USAGE = {"digitalSignature", "nonRepudiation", "keyEncipherment", "dataEncipherment",
        "keyAgreement", "keyCertSign", "cRLSign", "encipherOnly", "decipherOnly"};
    private static final Map<String, String> PURPOSES = purposes();

    private Usages() {
    }

    /** The names of the bits that are set, the first bit the highest of the first byte. */
    static List<String> keyUsage(byte[] bits) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < Math.min(8 * bits.length, KEY_USAGE.length); i++) {
            if ((bits[i / 8] & 0x80 >> i % 8) != 0) {
                names.add(KEY_USAGE[i]);
            }
        }
        return names;
    }

    /** The name of an extended key usage, or its object identifier where it has none that is known. */
    static String purpose(String oid) {
        return PURPOSES.getOrDefault(oid, oid);
    }

    private static Map<String, String> purposes() {
        String[] pairs = {
            ANY, "anyExtendedKeyUsage", "1.3.6.1.5.5.7.3.1", "serverAuth", "1.3.6.1.5.5.7.3.2", "clientAuth",
            "1.3.6.1.5.5.7.3.3", "codeSigning", "1.3.6.1.5.5.7.3.4", "emailProtection", "1.3.6.1.5.5.7.3.5", "ipsecEndSystem",
            "1.3.6.1.5.5.7.3.6", "ipsecTunnel", "1.3.6.1.5.5.7.3.7", "ipsecUser", "1.3.6.1.5.5.7.3.8", "timeStamping",
            "1.3.6.1.5.5.7.3.9", "OCSPSigning", "1.3.6.1.5.5.7.3.17", "ipsecIKE", "1.3.6.1.5.5.8.2.2", "iKEIntermediate",
            "1.3.6.1.5.5.7.3.21", "sshClient", "1.3.6.1.5.5.7.3.22", "sshServer", "1.3.6.1.5.5.7.3.36", "documentSigning",
            "1.3.6.1.5.2.3.4", "pkInitClientAuth", "1.3.6.1.5.2.3.5", "pkInitKDC",
            "1.3.6.1.4.1.311.10.3.1", "msCertTrustListSigning", "1.3.6.1.4.1.311.10.3.4", "msEFS",
            "1.3.6.1.4.1.311.10.3.4.1", "msEFSRecovery", "1.3.6.1.4.1.311.10.3.11", "msKeyRecovery",
            "1.3.6.1.4.1.311.10.3.12", "msDocumentSigning", "1.3.6.1.4.1.311.20.2.1", "msEnrollmentAgent",
            "1.3.6.1.4.1.311.20.2.2", "msSmartcardLogon", "1.3.6.1.4.1.311.21.5", "msCaExchange",
            "1.3.6.1.4.1.311.21.6", "msKeyRecoveryAgent", "1.3.6.1.4.1.311.21.19", "msDirectoryServiceReplication",
            "1.3.6.1.4.1.311.54.1.2", "msRemoteDesktop", "2.16.840.1.113741.1.2.3", "amtProvisioning",
        };
        Map<String, String> names = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            names.put(pairs[i], pairs[i + 1]);
        }
        return names;
    }
}
