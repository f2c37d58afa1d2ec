package io.github.certenroll4j.fleet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What one host may send. smbj verifies the signature of what claims to be signed in a session that it knows; that it is
 * neither of another session, nor of none, nor unsigned, is seen to here, because smbj lets such messages pass.
 *
 * @see <a href="https://learn.microsoft.com/openspecs/windows_protocols/ms-smb2/fb188936-5050-48d3-b350-dc43059638a4">SMB2 packet header</a>
 */
final class FrameGuard {

    /** The longest answer that is asked for has 64 KiB; this leaves room for headers and for large Kerberos tokens. */
    static final int LONGEST = 128 * 1024;
    /** A host that answers all has some forty answers of two hundred bytes. */
    private static final int MOST_FRAMES = 1_000;
    private static final long MOST_BYTES = 8L << 20;

    private static final int SMB2 = 0x424D53FE;
    private static final int TRANSFORM = 0x424D53FD;
    private static final int SMB1 = 0x424D53FF;
    private static final int HEADER = 64;
    private static final int SIGNED = 0x8;
    private static final int SESSION_SETUP = 1;
    private static final int STATUS_PENDING = 0x103;

    private int frames;
    private long bytes;
    private boolean established;
    private long session;
    private boolean encrypted;

    /** From now on all belongs to this session, and is signed or encrypted. */
    synchronized void requireProtection(long sessionId, boolean encryption) {
        established = true;
        session = sessionId;
        encrypted = encryption;
    }

    /** @param length as the four bytes before a message say, which may be any number */
    synchronized void checkLength(int length) throws ShareException {
        bytes += 4 + (long) length;
        frames++;
        if (length < HEADER - 12 || length > LONGEST) {
            throw new ShareException(Trouble.PROTOCOL, "announces a message of " + length + " bytes");
        }
        if (frames > MOST_FRAMES || bytes > MOST_BYTES) {
            throw new ShareException(Trouble.PROTOCOL, "sends without end (" + frames + " messages, " + bytes + " bytes)");
        }
    }

    /** @throws ShareException if the message must not be believed */
    synchronized void check(byte[] frame) throws ShareException {
        ByteBuffer header = ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN);
        int protocol = header.getInt(0);
        if (protocol == SMB1) {
            throw new ShareException(Trouble.PROTOCOL, "speaks SMB 1 only, which is never used" + OLD_VISTA);
        }
        if (protocol != SMB2 && protocol != TRANSFORM) {
            throw new ShareException(Trouble.PROTOCOL, "does not speak SMB");
        }
        if (protocol == SMB2 && frame.length < HEADER) {
            throw new ShareException(Trouble.PROTOCOL, "sends half a message");
        }
        if (established) {
            checkProtection(header, protocol);
        }
    }

    /** Which Windows that may be is inferred: Microsoft's first SMB 2 was replaced with Service Pack 1. */
    static final String OLD_VISTA = "; a Windows Vista without a service pack may be such a host: ask it on itself, with"
            + " certenroll4j status or the PowerShell script";

    private void checkProtection(ByteBuffer header, int protocol) throws ShareException {
        if (protocol == TRANSFORM) {
            return;
        }
        int command = header.getShort(12) & 0xFFFF;
        boolean signed = (header.getInt(16) & SIGNED) != 0;
        boolean interim = header.getInt(8) == STATUS_PENDING;
        boolean one = header.getInt(20) == 0;
        boolean right = !encrypted && one && command != SESSION_SETUP && header.getLong(40) == session && (signed || interim);
        if (!right) {
            throw new ShareException(Trouble.UNSIGNED, "sends a message that is not signed, though that was agreed");
        }
    }

    synchronized long bytes() {
        return bytes;
    }
}
