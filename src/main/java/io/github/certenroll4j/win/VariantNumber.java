package io.github.certenroll4j.win;

import com.sun.jna.Pointer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** The numbers in a VARIANT, each in the smallest Java type that holds every one of its kind. */
final class VariantNumber {

    private static final int DECIMAL_SCALE_MAX = 28;
    private static final int DECIMAL_BITS = 96;
    private static final int CY_SCALE = 4;
    private static final long UI4_MASK = 0xFFFFFFFFL;

    private VariantNumber() {
    }

    /** Null for what is no number. */
    static Object read(Pointer variant, int vartype) {
        Pointer at = variant.share(Variant.VALUE);
        switch (vartype) {
            case Variant.VT_I1:
                return at.getByte(0);
            case Variant.VT_UI1:
                return (short) (at.getByte(0) & 0xFF);
            case Variant.VT_I2:
                return at.getShort(0);
            case Variant.VT_UI2:
                return at.getShort(0) & 0xFFFF;
            case Variant.VT_I4:
            case Variant.VT_INT:
                return at.getInt(0);
            case Variant.VT_UI4:
            case Variant.VT_UINT:
                return at.getInt(0) & UI4_MASK;
            case Variant.VT_I8:
                return at.getLong(0);
            case Variant.VT_UI8:
                return new BigInteger(Long.toUnsignedString(at.getLong(0)));
            case Variant.VT_R4:
                return at.getFloat(0);
            case Variant.VT_R8:
                return at.getDouble(0);
            case Variant.VT_CY:
                return BigDecimal.valueOf(at.getLong(0), CY_SCALE);
            case Variant.VT_DECIMAL:
                return decimal(variant);
            default:
                return null;
        }
    }

    /** DECIMAL fills the VARIANT from its start: type, scale, sign, the upper 32 bits and the lower 64. */
    private static BigDecimal decimal(Pointer variant) {
        BigInteger digits = BigInteger.valueOf(variant.getInt(4) & UI4_MASK).shiftLeft(Long.SIZE)
                .or(new BigInteger(Long.toUnsignedString(variant.getLong(8))));
        return new BigDecimal(variant.getByte(3) < 0 ? digits.negate() : digits, variant.getByte(2) & 0xFF);
    }

    /** @throws IllegalArgumentException for more than 96 bits of digits */
    static void putDecimal(Pointer variant, BigDecimal value) {
        BigDecimal number = value.setScale(Math.max(0, Math.min(value.scale(), DECIMAL_SCALE_MAX)), RoundingMode.HALF_EVEN);
        BigInteger digits = number.unscaledValue().abs();
        if (digits.bitLength() > DECIMAL_BITS) {
            throw new IllegalArgumentException("a DECIMAL has " + DECIMAL_BITS + " bits, and " + value + " takes " + digits.bitLength());
        }
        variant.setByte(2, (byte) number.scale());
        variant.setByte(3, (byte) (number.signum() < 0 ? 0x80 : 0));
        variant.setInt(4, digits.shiftRight(Long.SIZE).intValue());
        variant.setLong(8, digits.longValue());
        variant.setShort(0, (short) Variant.VT_DECIMAL);
    }
}
