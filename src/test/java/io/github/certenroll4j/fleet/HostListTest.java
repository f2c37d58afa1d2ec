package io.github.certenroll4j.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostListTest {

    private static List<String> read(String text, boolean ranges) {
        List<String> hosts = new ArrayList<>();
        for (Iterator<Host> list = new HostList(new StringReader(text), ranges); list.hasNext();) {
            Host host = list.next();
            hosts.add(host.fault().isEmpty() ? host.address() : "! " + host.shown());
        }
        return hosts;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "'a\nb'|a b", "'a\r\nb\r\n'|a b", "'a\rb'|a b", "'# fleet\n\n  a  # here\n#b\n'|a", "'a\n\n\n'|a", "'host\na'|a", "'HOST\na\n'|a",
        "'name,host\n1,a\n2,b'|a b", "'host;os\na;xp\n'|a", "'x\thost\n1\ta\n'|a", "'host,os\n\"a\",\"x,y\"\n'|a", "'os,Host\n\"x,y\",a\n'|a",
        "'\"host\",\"os\"\n\"a\",7\n'|a", "'os,host\n1\n2,b\n'|b", "'os,host\n\"say \"\"hi\"\", then\",a'|a", "'a#b\n'|! a#b", "'host\nhost\n'|host",
        "',host\n1,a\n'|a", "'host\n\"a\"\n'|a", "'os,host\n\"x\"\"\",a\n'|a", "'os,host\n\"x\"\",\"\"y\",a\n'|a"})
    void isReadAsAdminsWriteIt(String text, String hosts) {
        List<String> wanted = hosts.startsWith("!") ? Collections.singletonList(hosts) : Arrays.asList(hosts.split(" "));
        assertThat(read(text, false)).isEqualTo(wanted);
    }

    /** As spreadsheets, PowerShell and inventories export it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "'\"host\"\n\"a\"\n\"b\"\n'|a b", "' \"Host\" \na\n\"b\" # old\n'|a b", "'host\na,b\n'|! a,b",
        "'room,host\nRoom #3,a\n#1,x\n #2,x\n4,b # new, in use\n'|a b", "'\"room #\",\"host\"\n1,a\n'|a", "'host # all, but one\na\n'|a",
        "'\"Name, full\";host\n\"x, y\";a\n'|a", "'name,first\thost\n1\ta\n'|a", "'sep=;\nname;host\n1;a\n'|a", "'SEP=,\nhost,os\na,7\n'|a",
        "'size,host\n3.5\" drive,a\n5\",b\n'|a b", "'os,host\n\"\"\"x\"\", y\",a\n'|a", "'os,host\n\"\",a\n\"x\"y\",b\n'|a b",
        "'host,note\na,\"one\nx\n\"\nb,\n'|a b", "'note,host\n\"one\r\n\r\n, x\",a\r\n1,b'|a b", "'note;host\n\"#1\n#2\";a\n'|a"})
    void isReadAsProgramsWriteIt(String text, String hosts) {
        isReadAsAdminsWriteIt(text, hosts);
    }

    /** It is one of a careless hand, and takes no other line with it. */
    @Test
    void aQuotationMarkThatNeverEndsEndsWithItsLine() {
        assertThat(read("host,note\na,\"one\nb,\nc,two\n", false)).containsExactly("a", "b", "c");
        String line = String.join("", Collections.nCopies(5000, "x"));
        assertThat(read("host,note\na,\"one\nb,\n" + line + "\nc,\"two\n", false)).containsExactly("a", "b", "! " + line.substring(0, 60) + "...", "c");
        String many = String.join("", Collections.nCopies(3000, "b\n"));
        assertThat(read("host,note\na,\"one\n" + many + "c,\"\n", false)).hasSize(3002).startsWith("a", "b").endsWith("b", "c");
    }

    /** Each of these begins a cell that never ends; to look for the end from each takes many minutes. */
    @Test
    @Timeout(60)
    void quotationMarksWithoutEndTakeNoLongerThanOthers() {
        StringBuilder list = new StringBuilder("host,note\n");
        for (int i = 0; i < 200_000; i++) {
            list.append('h').append(i).append(",x\",\"\n");
        }
        assertThat(read(list.toString(), false)).hasSize(200_000).endsWith("h199999");
    }

    @Test
    void anEmptyListHasNone() {
        assertThat(read("", true)).isEmpty();
        assertThat(read("# nothing\n\n", true)).isEmpty();
        assertThatThrownBy(() -> new HostList(new StringReader(""), true).next()).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void columnsWithoutAHostAreRefused() {
        assertThatThrownBy(() -> read("name,os\na,b\n", false)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("\"host\"");
    }

    /** Bytes that are no text are no end of the list either. */
    @Test
    void aZeroIsACharacter() {
        assertThat(read("a\n\0b\nc\0d\ne\n", false)).hasSize(4).startsWith("a").endsWith("e");
    }

    @Test
    void aWrongLineStaysInTheListWithItsFault() {
        assertThat(read("a\nb c\nd\n", false)).containsExactly("a", "! b c", "d");
    }

    @Test
    void aLineWithoutEndIsCut() {
        String line = String.join("", Collections.nCopies(5000, "x"));
        assertThat(read("a\n" + line + "\nb\n", false)).containsExactly("a", "! " + line.substring(0, 60) + "...", "b");
        String longest = String.join("", Collections.nCopies(4095, " ")) + "a";
        assertThat(read(longest + "\n", false)).containsExactly("a");
        assertThat(read(" " + longest + "\n", false)).hasSize(1).allMatch(host -> host.startsWith("!"));
    }

    @Test
    void aRangeIsTakenOnlyIfThatIsMeant() {
        assertThat(read("192.0.2.0/30\n", true)).containsExactly("192.0.2.1", "192.0.2.2");
        assertThat(read("192.0.2.0/30\n", false)).containsExactly("! 192.0.2.0/30");
        assertThat(read("192.0.2.0/33\na\n", true)).containsExactly("! 192.0.2.0/33", "a");
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.0/24, 254, 192.0.2.1, 192.0.2.254", "192.0.2.77/24, 254, 192.0.2.1, 192.0.2.254", "192.0.2.4/31, 2, 192.0.2.4, 192.0.2.5",
        "192.0.2.4/32, 1, 192.0.2.4, 192.0.2.4", "10.0.0.0/12, 1048574, 10.0.0.1, 10.15.255.254", "255.255.255.252/30, 2, 255.255.255.253, 255.255.255.254"})
    void aRangeHasTheseAddresses(String text, int size, String first, String last) {
        AddressRange range = AddressRange.parse(text);
        String end = "";
        int count = 0;
        for (Host host : range) {
            assertThat(count > 0 || host.address().equals(first)).isTrue();
            end = host.address();
            count++;
        }
        assertThat(range.size()).isEqualTo(size).isEqualTo(count);
        assertThat(end).isEqualTo(last);
        Iterator<Host> one = AddressRange.parse("192.0.2.4/32").iterator();
        one.next();
        assertThatThrownBy(one::next).isInstanceOf(NoSuchElementException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/11", "10.0.0.0/0", "10.0.0.0/33", "10.0.0/24", "256.0.0.0/24", "a/24", "/24", "10.0.0.0/", "10.0.0.0/-1", "2001:db8::/120"})
    void noRange(String text) {
        assertThat(AddressRange.isMeant(text)).isTrue();
        assertThatThrownBy(() -> AddressRange.parse(text)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(text);
    }

    @Test
    void aMillionHostsAreEachThereOnce() {
        Iterator<Host> million = new Iterator<Host>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < 200_000;
            }

            @Override
            public Host next() {
                return Host.of("pc" + next++ % 100_000);
            }
        };
        List<Host> asked = new ArrayList<>();
        DistinctHosts distinct = new DistinctHosts(Arrays.asList(million, Collections.singletonList(Host.of("PC5")).iterator(),
                Collections.singletonList(Host.of("other")).iterator()), host -> asked.add(host) && !host.address().equals("pc7"));
        int count = 0;
        Host last = null;
        while (distinct.hasNext()) {
            last = distinct.next();
            count++;
        }
        assertThat(count).isEqualTo(100_000);
        assertThat(last).isEqualTo(Host.of("other"));
        assertThat(asked).hasSize(100_001);
        assertThatThrownBy(distinct::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void theListIsReadOnlyAsFarAsItIsNeeded() {
        StringBuilder read = new StringBuilder();
        Reader endless = new Reader() {
            @Override
            public int read() throws IOException {
                if (read.length() > 20) {
                    throw new IOException("too far");
                }
                read.append('a');
                return read.length() % 3 == 0 ? '\n' : 'a';
            }

            @Override
            public int read(char[] letters, int from, int length) {
                throw new AssertionError("more than one at a time");
            }

            @Override
            public void close() {
                // Nothing.
            }
        };
        HostList list = new HostList(endless, false);
        assertThat(list.next().address()).isEqualTo("aa");
        assertThat(read).hasSize(3);
        assertThatThrownBy(() -> {
            while (list.hasNext()) {
                list.next();
            }
        }).isInstanceOf(UncheckedIOException.class);
        assertThat(list.hasNext()).isFalse();
    }
}
