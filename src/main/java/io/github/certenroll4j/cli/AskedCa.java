package io.github.certenroll4j.cli;

import io.github.certenroll4j.ca.CaAddress;
import io.github.certenroll4j.ca.CaConnection;
import io.github.certenroll4j.ca.CaException;
import io.github.certenroll4j.ca.CaLogon;
import io.github.certenroll4j.ca.Certsrv;
import io.github.certenroll4j.ca.Decision;
import io.github.certenroll4j.ca.Est;
import io.github.certenroll4j.response.CaResponse;
import io.github.certenroll4j.response.DegeneratePkcs7;
import io.github.certenroll4j.response.NotACaResponseException;
import io.github.certenroll4j.response.ResponseCertificate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The CA that the options name: AD CS over its web pages, or an EST server. */
final class AskedCa implements AutoCloseable {

    private interface Asking {
        Decision submit(byte[] request, List<String> attributes, boolean renewal) throws CaException;

        Decision again(long id, byte[] request, boolean renewal) throws CaException;

        byte[] chain() throws CaException;
    }

    private final Asking asking;
    private final CaAddress address;
    private final CaLogon logon;
    private final String words;
    private final boolean chainApart;

    private AskedCa(Asking asking, CaAddress address, CaLogon logon, String words, boolean chainApart) {
        this.asking = asking;
        this.address = address;
        this.logon = logon;
        this.words = words;
        this.chainApart = chainApart;
    }

    /** @param words the options that name it, as they were typed */
    static AskedCa certsrv(CaAddress address, CaConnection how, CaLogon logon, String words) {
        Certsrv ca = new Certsrv(address, how);
        return new AskedCa(new Asking() {
            @Override
            public Decision submit(byte[] request, List<String> attributes, boolean renewal) throws CaException {
                return ca.submit(request, attributes);
            }

            @Override
            public Decision again(long id, byte[] request, boolean renewal) throws CaException {
                return ca.retrieve(id, true);
            }

            @Override
            public byte[] chain() throws CaException {
                return ca.caChain();
            }
        }, address, logon, words, false);
    }

    static AskedCa est(CaAddress address, CaConnection how, CaLogon logon, String words) {
        Est ca = new Est(address, how);
        return new AskedCa(new Asking() {
            @Override
            public Decision submit(byte[] request, List<String> attributes, boolean renewal) throws CaException {
                return renewal ? ca.reenroll(request) : ca.enroll(request);
            }

            @Override
            public Decision again(long id, byte[] request, boolean renewal) throws CaException {
                return submit(request, null, renewal);
            }

            @Override
            public byte[] chain() throws CaException {
                return ca.caCertificates();
            }
        }, address, logon, words, true);
    }

    Decision submit(byte[] request, List<String> attributes, boolean renewal) throws CaException {
        return asking.submit(request, attributes, renewal);
    }

    /**
     * What became of it meanwhile.
     *
     * @param id      the number that AD CS gave it; EST has none
     * @param request what EST is sent again; AD CS keeps it
     */
    Decision again(long id, byte[] request, boolean renewal) throws CaException {
        return asking.again(id, request, renewal);
    }

    CaResponse chain() throws CaException {
        return parsed(asking.chain());
    }

    /** What the CA sent, with its own certificates: EST sends them apart (RFC 7030, 4.2.3 and 4.1). */
    CaResponse response(Decision issued) throws CaException {
        CaResponse response = parsed(issued.response());
        if (!chainApart) {
            return response;
        }
        Set<ResponseCertificate> all = new LinkedHashSet<>(response.entries());
        all.addAll(chain().entries());
        return parsed(DegeneratePkcs7.ofEntries(all));
    }

    private CaResponse parsed(byte[] sent) {
        try {
            CaResponse response = CaResponse.parse(sent);
            if (response.entries().isEmpty()) {
                throw new CommandException(ExitCode.CANNOT_TELL, "what " + address + " sent has no certificate in it");
            }
            return response;
        } catch (NotACaResponseException wrong) {
            throw new CommandException(ExitCode.CANNOT_TELL, "what " + address + " sent is " + CommandWords.in(wrong.getMessage()));
        }
    }

    /** Its options as they were typed, for the command that goes on. */
    String words() {
        return words;
    }

    static CommandException told(CaException trouble) {
        return new CommandException(ExitCode.CANNOT_TELL, trouble.getMessage() + ".", trouble.nextStep());
    }

    @Override
    public void close() {
        logon.close();
    }

    /** Its address. */
    @Override
    public String toString() {
        return address.toString();
    }
}
