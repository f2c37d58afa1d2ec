package io.github.certenroll4j.win;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import io.github.certenroll4j.HResult;
import io.github.certenroll4j.certenroll.ByReference;
import io.github.certenroll4j.certenroll.DispId;
import io.github.certenroll4j.certenroll.InOut;
import io.github.certenroll4j.certenroll.Out;
import io.github.certenroll4j.certenroll.Slot;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The words of a call as they lie before the server, on any system: what needs no call of Windows. */
class CallPlanTest {

    /** Not a server's: shapes of methods. */
    interface Shapes {
        @Slot(7)
        @DispId(0x60020000)
        void numbers(int a, boolean b, short c, long d, double e, Instant f, HResult g);

        @Slot(8)
        int results(Out<Integer> a, InOut<Long> b);

        @Slot(9)
        void variants(Object byValue, @ByReference Object byReference);

        void byName(String text);

        void unknown(StringBuilder what);

        void unknownOut(Out<List<String>> what);
    }

    private static CallPlan plan(String name) {
        Method method = Stream.of(Shapes.class.getDeclaredMethods()).filter(each -> each.getName().equals(name)).findAny().get();
        return CallPlan.of(method);
    }

    @Test
    void numbersAreTheWordsOfCOM() {
        Pointer self = new Memory(8);
        CallFrame frame = new CallFrame(new LiveObjects(), "numbers");
        assertThat(plan("numbers").natives(self, new Object[] {-1, true, (short) 2, 1L << 40, 0.5, Instant.parse("1900-01-04T06:00:00Z"),
            HResult.of(0x80070005)}, frame)).containsExactly(self, -1, (short) -1, (short) 2, 1L << 40, 0.5, 5.25, 0x80070005);
        assertThat(plan("numbers").slot()).isEqualTo(7);
        assertThat(plan("numbers").dispId()).isEqualTo(0x60020000);
    }

    @Test
    void resultsComeBackFromTheirCells() throws Exception {
        Pointer self = new Memory(8);
        try (CallFrame frame = new CallFrame(new LiveObjects(), "results")) {
            Out<Integer> out = new Out<>();
            out.set(99);
            InOut<Long> both = new InOut<>(-7L);
            Object[] natives = plan("results").natives(self, new Object[] {out, both}, frame);
            assertThat(natives).hasSize(4);
            assertThat(out.get()).isNull();
            assertThat(((Pointer) natives[1]).getInt(0)).as("[out] is zero before the call").isZero();
            assertThat(((Pointer) natives[2]).getLong(0)).isEqualTo(-7);
            ((Pointer) natives[1]).setInt(0, 11);
            ((Pointer) natives[2]).setLong(0, 12);
            ((Pointer) natives[3]).setInt(0, 13);
            assertThat(plan("results").results(frame)).isEqualTo(13);
            assertThat(out.get()).isEqualTo(11);
            assertThat(both.get()).isEqualTo(12);
        }
    }

    /** A pointer to a copy in a 64-bit process; two words of eight bytes on x86's stack. */
    @Test
    void aVariantByValueTakesTheWordsOfItsPlatform() {
        assertThat(plan("variants").parameters()[0].words()).isEqualTo(Native.POINTER_SIZE == 4 ? 2 : 1);
        assertThat(plan("variants").parameters()[1].words()).isOne();
        assertThat(Variant.SIZE).isEqualTo(Native.POINTER_SIZE == 4 ? 16 : 24);

        Memory variant = new Memory(24);
        variant.setLong(0, 0x1112131415160003L);
        variant.setLong(8, 0x2122232425262728L);
        Object[] natives = new Object[4];
        Variant.spread(variant, natives, 1);
        assertThat(natives).containsExactly(null, 0x1112131415160003L, 0x2122232425262728L, null);
    }

    @Test
    void whatIsNotAnnotatedIsCalledByName() {
        assertThat(plan("byName").hasSlot()).isFalse();
        assertThat(plan("byName").dispId()).isNull();
    }

    @Test
    void aTypeThatCOMDoesNotHaveIsRefusedAtOnce() {
        assertThatThrownBy(() -> plan("unknown")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("COM has no type for java.lang.StringBuilder");
        assertThatThrownBy(() -> plan("unknownOut")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("which type does");
    }

    @Test
    void nullIsNoNumberAndAPasserbyIsNoComObject() {
        CallFrame frame = new CallFrame(new LiveObjects(), "x");
        assertThatThrownBy(() -> Scalar.DATE.word(null, frame)).isInstanceOf(IllegalArgumentException.class).hasMessage("null is no Instant");
        assertThat(InterfaceType.DISPATCH.word(null, frame)).isNull();
        assertThatThrownBy(() -> InterfaceType.DISPATCH.word("x", frame)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("java.lang.String is not an object that COM made");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "-1", "0.0001", "-12345678901234567890.12345678", "79228162514264337593543950335",
        "-7.9228162514264337593543950335"})
    void aDecimalComesBack(BigDecimal number) {
        Memory variant = new Memory(24);
        variant.clear();
        VariantNumber.putDecimal(variant, number);
        assertThat(variant.getShort(0)).isEqualTo((short) 14);
        assertThat(VariantNumber.read(variant, variant.getShort(0))).isEqualTo(number);
    }

    @Test
    void aNumberThatADecimalHasNoRoomForIsRefused() {
        assertThatThrownBy(() -> VariantNumber.putDecimal(new Memory(24), new BigDecimal("79228162514264337593543950336")))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("96 bits");
        assertThatThrownBy(() -> VariantNumber.putDecimal(new Memory(24), new BigDecimal("1E+29"))).isInstanceOf(IllegalArgumentException.class);
    }
}
