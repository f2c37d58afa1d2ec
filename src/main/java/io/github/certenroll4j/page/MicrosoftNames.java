package io.github.certenroll4j.page;

import io.github.certenroll4j.EncodingType;
import io.github.certenroll4j.InstallRestriction;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/** The names of Microsoft's enumerations InstallResponseRestrictionFlags and EncodingType, and their numbers. */
final class MicrosoftNames {

    private static final Map<String, Integer> VALUES = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    static {
        VALUES.put("AllowNone", 0);
        for (InstallRestriction flag : InstallRestriction.values()) {
            VALUES.put(flag.officialName(), flag.value());
        }
        for (EncodingType encoding : EncodingType.values()) {
            VALUES.put("CRYPT_STRING_" + encoding.name(), encoding.value());
        }
        VALUES.put("CRYPT_STRING_HEXASCII", 5);
        VALUES.put("CRYPT_STRING_HEX_ANY", 8);
        VALUES.put("CRYPT_STRING_BASE64X509CRLHEADER", 9);
        VALUES.put("CRYPT_STRING_HEXADDR", 10);
        VALUES.put("CRYPT_STRING_HEXASCIIADDR", 11);
        VALUES.put("CRYPT_STRING_HEXRAW", 12);
        VALUES.put("CRYPT_STRING_NOCRLF", 0x40000000);
        VALUES.put("CRYPT_STRING_NOCR", 0x80000000);
    }

    /** The enumerations that they are members of. */
    static final String FLAGS = "InstallResponseRestrictionFlags";
    static final String ENCODINGS = "EncodingType";

    private MicrosoftNames() {
    }

    /** The name of a number that a page is given, as its enumeration has it; empty for the others. */
    static String nameOf(String enumeration, int value) {
        if (enumeration.equals(FLAGS)) {
            return value == 0 ? "AllowNone" : value == InstallRestriction.ALLOW_UNTRUSTED_ROOT.value() ? "AllowUntrustedRoot" : "";
        }
        return value == 0 ? "XCN_CRYPT_STRING_BASE64HEADER" : value == 1 ? "XCN_CRYPT_STRING_BASE64" : "";
    }

    static boolean isEnumeration(String name) {
        return name.equalsIgnoreCase(FLAGS) || name.equalsIgnoreCase(ENCODINGS);
    }

    /** With {@code XCN_} in front, as certenroll.h has the encodings, or without, as wincrypt.h has them. */
    static OptionalInt valueOf(String name) {
        String bare = name.toUpperCase(Locale.ROOT).startsWith("XCN_") ? name.substring(4) : name;
        Integer value = VALUES.get(bare);
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }
}
