package io.github.certenroll4j.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import com.hierynomus.mssmb2.SMB2MessageCommandCode;
import com.hierynomus.mssmb2.SMBApiException;
import com.hierynomus.smbj.common.SMBRuntimeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The status codes of servers, by their numbers in [MS-ERREF], as an admin is told of them. */
class StatusTest {

    private static final long BAD_NETWORK_NAME = 0xC00000CCL;

    @ParameterizedTest
    @CsvSource({"C0000022, access denied", "C000006D, the user name or the password is wrong", "C0000064, the user name or the password is wrong",
        "C000006A, the user name or the password is wrong", "C000006E, the account is restricted", "C0000071, the password has expired",
        "C0000072, the account is disabled", "C000015B, no right to log on over the network", "C0000193, the account has expired",
        "C0000224, the password has to be changed first", "C0000234, the account is locked out", "C0000001, NTSTATUS 0xc0000001"})
    void aRefusedLogonSaysWhy(String code, String words) {
        ShareException refused = Status.ofLogon(api(Long.parseLong(code, 16)));

        assertThat(refused.trouble()).isEqualTo(Trouble.LOGON_REFUSED);
        assertThat(refused).hasMessageStartingWith("refused the logon: ").hasMessageContaining(words);
    }

    @Test
    void aLogonThatTheServerSaidNothingOfIsNoRefusal() {
        assertThat(Status.ofLogon(new SMBRuntimeException("no mechanism")).trouble()).isEqualTo(Trouble.NO_LOGON);
        assertThat(Status.ofLogon(new SMBRuntimeException("no mechanism"))).hasMessage("takes no logon of this kind");
        assertThat(Status.ofLogon(new SMBRuntimeException(new IllegalStateException("no ticket")))).hasMessage("cannot be logged on to: no ticket");
        assertThat(Status.ofLogon(new IllegalStateException("no ticket"))).hasMessage("cannot be logged on to: no ticket");
        assertThat(Status.ofLogon(new SMBRuntimeException((String) null))).hasMessage("cannot be logged on to: SMBRuntimeException");
    }

    @Test
    void aShareThatIsNotThereIsToldFromOneThatIsRefused() {
        assertThat(Status.isNoShare(api(BAD_NETWORK_NAME))).isTrue();
        assertThat(Status.isNoShare(api(0xC0000022L))).isFalse();
        assertThat(Status.isNoShare(new IllegalStateException())).isFalse();
        assertThat(Status.ofShare("ADMIN$", api(BAD_NETWORK_NAME))).hasMessage("has no share ADMIN$");
        assertThat(Status.ofShare("ADMIN$", api(0xC0000022L))).hasMessage("does not give ADMIN$: access denied; the account must be an administrator there");
        assertThat(Status.ofShare("ADMIN$", api(0xC0000001L))).hasMessage("does not give ADMIN$: NTSTATUS 0xc0000001");
        assertThat(Status.ofShare("ADMIN$", new IllegalStateException("odd")).trouble()).isEqualTo(Trouble.PROTOCOL);
    }

    @Test
    void whatLiesAtTheBottomIsToldInTwoHundredCharacters() {
        String text = new String(new char[200]).replace('\0', 'x');

        assertThat(Status.cause(new IllegalStateException("outer", new IllegalArgumentException("inner")))).isEqualTo("inner");
        assertThat(Status.cause(new IllegalStateException((String) null))).isEqualTo("IllegalStateException");
        assertThat(Status.cause(new IllegalStateException(text))).isEqualTo(text);
        assertThat(Status.cause(new IllegalStateException(text + "y"))).isEqualTo(text + "...");
    }

    private static SMBApiException api(long code) {
        return new SMBApiException(code, SMB2MessageCommandCode.SMB2_SESSION_SETUP, null);
    }
}
