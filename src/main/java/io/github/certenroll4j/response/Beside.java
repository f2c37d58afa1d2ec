package io.github.certenroll4j.response;

import io.github.certenroll4j.response.CaResponse.Encoding;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1Primitive;

/**
 * Certificates that stand beside those that were read, but are written in another way. Nobody can say of two which one the CA
 * means, so all count; what mails quote does not.
 */
final class Beside {

    private interface Search {
        List<byte[]> in(String text) throws NotACaResponseException;
    }

    private static final Pattern QUOTED = Pattern.compile("(?m)^[ \\t]*>.*");

    private static final Set<Wrapping> STRINGS = EnumSet.of(Wrapping.DOUBLE_QUOTES, Wrapping.SINGLE_QUOTES, Wrapping.ESCAPES);

    private Beside() {
    }

    /** The certificates as bytes in numbers, in base64 and with escaped line ends that are not among the blocks read. */
    static List<Block> of(String text, List<Block> read) {
        String unquoted = QUOTED.matcher(text).replaceAll("");
        String blanked = PemMark.blanked(unquoted, label -> true);
        String rest = Wrapping.MARKUP.matches(blanked) ? Wrapping.MARKUP.inside(blanked) : blanked; // without signatures
        Set<ByteBuffer> known = new TreeSet<>(); // hash codes that are all the same are easily made
        read.forEach(block -> certificate(block.data).ifPresent(known::add));
        List<Block> beside = new ArrayList<>();
        collect(Encoding.HEX, HexText::in, rest, known, beside);
        collect(Encoding.HEX, Beside::bytes, rest, known, beside);
        collect(Encoding.BASE64, Beside::base64, rest, known, beside);
        for (Wrapping wrapping : STRINGS) {
            if (BackslashText.matches(unquoted) && wrapping.matches(unquoted)) {
                collect(Encoding.PEM, strings -> pem(wrapping.inside(strings)), unquoted, known, beside);
            }
        }
        return beside;
    }

    private static void collect(Encoding encoding, Search search, String text, Set<ByteBuffer> known, List<Block> beside) {
        for (byte[] object : found(search, text)) {
            certificate(object).filter(known::add)
                    .ifPresent(certificate -> beside.add(new Block(Optional.empty(), encoding, certificate.array())));
        }
    }

    private static List<byte[]> bytes(String text) throws NotACaResponseException {
        List<byte[]> objects = new ArrayList<>(EscapedBytes.in(text));
        objects.addAll(DecimalText.in(text));
        return objects;
    }

    /** Objects, and what is in texts that were encoded. */
    private static List<byte[]> base64(String text) throws NotACaResponseException {
        List<byte[]> objects = new ArrayList<>();
        for (byte[] encoded : Base64Run.of(text).found()) {
            objects.add(encoded);
            if (HexText.isPem(encoded)) {
                objects.addAll(pem(new String(encoded, StandardCharsets.ISO_8859_1)));
            }
        }
        return objects;
    }

    private static List<byte[]> pem(String text) throws NotACaResponseException {
        return PemText.of(text).blocks.stream().map(block -> block.data).collect(Collectors.toList());
    }

    private static List<byte[]> found(Search search, String text) {
        try {
            return search.in(text);
        } catch (NotACaResponseException damaged) {
            return Collections.emptyList(); // keys and signatures look like objects, too
        }
    }

    /** The certificate that these bytes begin with. */
    private static Optional<ByteBuffer> certificate(byte[] bytes) {
        try {
            Asn1 scan = Asn1.scan(bytes);
            ASN1Primitive object = scan.read();
            boolean certificate = Asn1Shape.isSigned(object) && !Asn1Shape.isCrl(object) && !Asn1Kind.isSomethingElseSigned(object);
            return certificate ? Optional.of(ByteBuffer.wrap(scan.object())) : Optional.empty();
        } catch (IOException | RuntimeException another) {
            return Optional.empty();
        }
    }
}
