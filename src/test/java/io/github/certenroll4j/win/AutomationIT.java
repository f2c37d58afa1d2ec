package io.github.certenroll4j.win;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.HResult;
import io.github.certenroll4j.certenroll.CObjectId;
import io.github.certenroll4j.certenroll.CObjectIds;
import io.github.certenroll4j.certenroll.ComInterface;
import io.github.certenroll4j.certenroll.IDispatch;
import io.github.certenroll4j.certenroll.IObjectId;
import io.github.certenroll4j.certenroll.InOut;
import io.github.certenroll4j.certenroll.Out;
import io.github.certenroll4j.win.ForeignServers.Dictionary;
import io.github.certenroll4j.win.ForeignServers.DictionaryByDispatch;
import io.github.certenroll4j.win.ForeignServers.EnumVariant;
import io.github.certenroll4j.win.ForeignServers.OleAut32Oracle;
import io.github.certenroll4j.win.ForeignServers.ScriptControl;
import io.github.certenroll4j.win.ForeignServers.Stream;
import io.github.certenroll4j.win.ForeignServers.TypeInfo;
import io.github.certenroll4j.win.ForeignServers.TypeLib;
import io.github.certenroll4j.win.ForeignServers.Typed;
import io.github.certenroll4j.win.ForeignServers.XmlDocument;
import io.github.certenroll4j.win.ForeignServers.XmlElement;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every type of Automation crosses the call, as real servers see it that are not ours. */
class AutomationIT {

    private static final int LCID_US = 0x409;
    private static final int STREAM_SEEK_END = 2;
    private static final Instant LEAP_DAY = Instant.parse("2024-02-29T12:30:15Z");
    private static final Instant BEFORE_1900 = Instant.parse("1899-12-29T06:00:00Z");

    private Apartment apartment;

    @BeforeEach
    void join() throws EnrollmentException {
        apartment = Apartment.join();
    }

    @AfterEach
    void nothingLives() {
        apartment.close();
        NativeStores.assertNothingLives();
    }

    @Test
    void aDictionaryGivesBackWhatItWasGiven() throws EnrollmentException {
        List<Object> values = Arrays.asList(true, false, (byte) -7, (short) -300, 70_000, 1L << 40, 1.5f, -2.25d, "", "a\u0000b \u00e4\ud83d\ude00",
                new BigDecimal("79228162514264337593543950335"), new BigDecimal("-0.0001"), LEAP_DAY, BEFORE_1900, HResult.of(0x80070005),
                new byte[] {0, -1, 2}, new byte[0], new int[] {1, -1}, new String[] {"one", ""}, new Object[] {1, "two", null, new String[] {"3"}});
        try (Dictionary dictionary = apartment.create(Dictionary.class)) {
            for (int i = 0; i < values.size(); i++) {
                dictionary.Add("key " + i, values.get(i));
            }
            dictionary.Add(4711, null);

            assertThat(dictionary.get_Count()).isEqualTo(values.size() + 1);
            for (int i = 0; i < values.size(); i++) {
                assertThat(dictionary.get_Item("key " + i)).isEqualTo(values.get(i));
            }
            assertThat(dictionary.get_Item(4711)).isNull();
            assertThat(dictionary.Exists("key 0")).isTrue();
            assertThat(dictionary.Exists("key -1")).isFalse();
            assertThat((Object[]) dictionary.Items()).hasSize(values.size() + 1).startsWith(values.subList(0, 5).toArray());
        }
    }

    @Test
    void objectsGoInAndComeBackAndAreLetGo() throws EnrollmentException {
        try (Dictionary dictionary = apartment.create(Dictionary.class);
             IObjectId id = apartment.create(CObjectId.class)) {
            id.InitializeFromValue("1.2.3");
            dictionary.Add("id", id);
            dictionary.Add("none", null);
            try (IDispatch same = (IDispatch) dictionary.get_Item("id"); IObjectId typed = same.as(IObjectId.class)) {
                assertThat(typed.get_Value()).isEqualTo("1.2.3");
                assertThat(same.invoke("Value")).isEqualTo("1.2.3");
            }
            assertThat(apartment.liveObjects()).isEqualTo(2);
        }
        assertThat(apartment.liveObjects()).isZero();
    }

    @Test
    void whatNobodyClosedGoesWithTheApartment() throws EnrollmentException {
        Dictionary dictionary = apartment.create(Dictionary.class);
        IObjectId id = apartment.create(CObjectId.class);
        dictionary.Add("id", id);
        assertThat(dictionary.get_Item("id")).isInstanceOf(IDispatch.class);
        assertThat(apartment.liveObjects()).isEqualTo(3);
    }

    @Test
    void anEnumeratorGivesAnObjectAndACount() throws EnrollmentException {
        try (CObjectIds ids = apartment.create(CObjectIds.class); CObjectId id = apartment.create(CObjectId.class)) {
            id.InitializeFromValue("2.5.4.3");
            ids.Add(id);
            try (ComInterface unknown = ids.get__NewEnum(); EnumVariant items = unknown.as(EnumVariant.class)) {
                Out<Object> item = new Out<>();
                Out<Integer> fetched = new Out<>();
                items.Next(1, item, fetched);
                assertThat(fetched.get()).isOne();
                try (IDispatch first = (IDispatch) item.get(); IObjectId typed = first.as(IObjectId.class)) {
                    assertThat(typed.get_Value()).isEqualTo("2.5.4.3");
                }
                items.Next(1, item, fetched);
                assertThat(fetched.get()).isZero();
                assertThat(item.get()).isNull();
            }
        }
    }

    /** MSXML turns what it is given into text, which says what arrived. */
    @Test
    void aVariantByValueArrivesWhole() throws EnrollmentException {
        try (XmlDocument document = apartment.create(XmlDocument.class);
             IDispatch created = (IDispatch) document.invoke("createElement", "x");
             XmlElement element = created.as(XmlElement.class)) {
            element.setAttribute("n", -70_000);
            element.setAttribute("t", "a<b");
            assertThat(element.getAttribute("n")).isEqualTo("-70000");
            assertThat(element.getAttribute("t")).isEqualTo("a<b");
            assertThat(element.getAttribute("none")).isNull();

            byte[] bytes = new byte[300];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) (i * 7);
            }
            element.put_dataType("bin.base64");
            element.put_nodeTypedValue(bytes);
            assertThat(Base64.getMimeDecoder().decode(element.get_text())).isEqualTo(bytes);
            assertThat(element.get_nodeTypedValue()).isEqualTo(bytes);

            assertThat(document.get_parentNode()).as("a null pointer").isNull();
            document.insertBefore(element, null).close();
            assertThat(document.invoke("xml")).asString().contains("n=\"-70000\"").contains("</x>");
            assertThatThrownBy(() -> document.insertBefore(null, null)).isInstanceOf(EnrollmentException.class);
        }
    }

    @Test
    void aDateOfTextIsThatInstant() throws EnrollmentException {
        try (XmlDocument document = apartment.create(XmlDocument.class);
             IDispatch created = (IDispatch) document.invoke("createElement", "x");
             XmlElement element = created.as(XmlElement.class)) {
            element.put_text("2024-02-29T12:30:15");
            element.put_dataType("dateTime");
            assertThat(element.get_nodeTypedValue()).isEqualTo(LEAP_DAY);
        }
    }

    /** oleaut32 reads the same numbers as dates. */
    @Test
    void datesAreThoseOfWindows() {
        Memory time = new Memory(16);
        for (String text : new String[] {"1899-12-30T00:00:00Z", "1899-12-29T18:00:00Z", "0100-01-01T00:00:00Z", "1601-01-01T00:00:01Z",
            "2038-01-19T03:14:08Z", "2024-02-29T23:59:59Z", "9999-12-31T23:59:59Z"}) {
            Instant instant = Instant.parse(text);
            assertThat(OleAut32Oracle.VariantTimeToSystemTime(AutomationDate.of(instant), time)).as(text).isOne();
            assertThat(LocalDateTime.of(time.getShort(0), time.getShort(2), time.getShort(6), time.getShort(8), time.getShort(10),
                    time.getShort(12)).toInstant(ZoneOffset.UTC)).isEqualTo(instant);
        }
    }

    /** oleaut32 writes the same values as text. */
    @Test
    void numbersAreThoseOfWindows() throws EnrollmentException {
        assertThat(asText(new BigDecimal("12.345"))).isEqualTo("12.345");
        assertThat(asText(new BigDecimal("-79228162514264337593543950335"))).isEqualTo("-79228162514264337593543950335");
        assertThat(asText(new BigDecimal("1E+3"))).isEqualTo("1000");
        assertThat(asText(-5L)).isEqualTo("-5");
        assertThat(asText((byte) -5)).isEqualTo("-5");
        assertThat(asText(true)).isIn("True", "-1");
    }

    private String asText(Object value) throws EnrollmentException {
        try (CallFrame frame = new CallFrame(new LiveObjects(), "asText")) {
            Memory text = frame.cell(Variant.SIZE);
            int hr = OleAut32Oracle.VariantChangeTypeEx(text, (Pointer) Variant.TYPE.word(value, frame), LCID_US, (short) 0,
                    (short) Variant.VT_BSTR);
            assertThat(hr).as("VariantChangeTypeEx").isZero();
            return (String) Variant.TYPE.take(text, frame);
        }
    }

    @Test
    void everyNumberAServerCanAnswer() throws EnrollmentException {
        assertThat(taken(Variant.VT_UI1, 0xFF)).isEqualTo((short) 255);
        assertThat(taken(Variant.VT_I1, 0xFF)).isEqualTo((byte) -1);
        assertThat(taken(Variant.VT_UI2, 0xFFFF)).isEqualTo(65535);
        assertThat(taken(Variant.VT_UI4, -1)).isEqualTo(4294967295L);
        assertThat(taken(Variant.VT_UINT, 3)).isEqualTo(3L);
        assertThat(taken(Variant.VT_INT, -3)).isEqualTo(-3);
        assertThat(taken(Variant.VT_UI8, -1)).isEqualTo(new BigInteger("18446744073709551615"));
        assertThat(taken(Variant.VT_CY, 123_456)).isEqualTo(new BigDecimal("12.3456"));
        assertThat(taken(Variant.VT_NULL, 0)).isNull();
        assertThat(taken(Variant.VT_BSTR, 0)).isEqualTo("");
        assertThat(taken(Variant.VT_DISPATCH, 0)).isNull();
        assertThat(taken(Variant.VT_ARRAY | Variant.VT_UI1, 0)).isNull();
    }

    @Test
    void aVariantThatPointsSomewhereIsFollowed() throws EnrollmentException {
        Memory number = new Memory(8);
        number.setLong(0, -42);
        assertThat(taken(Variant.VT_BYREF | Variant.VT_I4, Pointer.nativeValue(number))).isEqualTo(-42);
        assertThatThrownBy(() -> taken(Variant.VT_BYREF | Variant.VT_VARIANT, 0)).isInstanceOf(EnrollmentException.class);
    }

    @Test
    void anUnknownTypeIsNamed() {
        for (int type : new int[] {36, 0x2024, Variant.VT_ARRAY | Variant.VT_R8, 0x0FFF}) {
            EnrollmentException refusal = catchThrowableOfType(EnrollmentException.class, () -> taken(type, 0));
            assertThat(refusal.hresult().symbol()).isEqualTo("DISP_E_BADVARTYPE");
            assertThat(refusal).hasMessageContaining(String.format("type 0x%04x", type)).hasMessageContaining("ofServer");
        }
        assertThatThrownBy(() -> taken(Variant.VT_DATE, Double.doubleToLongBits(Double.NaN)))
                .isInstanceOf(EnrollmentException.class).hasMessageContaining("NaN, which is no date");
    }

    private Object taken(int type, long value) throws EnrollmentException {
        try (CallFrame frame = new CallFrame(new LiveObjects(), "ofServer")) {
            Memory variant = frame.cell(Variant.SIZE);
            variant.setShort(0, (short) type);
            variant.setLong(Variant.VALUE, value);
            return Variant.TYPE.take(variant, frame);
        }
    }

    @Test
    void whatAVariantCannotHoldIsRefusedBeforeTheCall() throws EnrollmentException {
        try (Dictionary dictionary = apartment.create(Dictionary.class)) {
            assertThatThrownBy(() -> dictionary.Add("x", new StringBuilder())).isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a VARIANT cannot hold a java.lang.StringBuilder");
            assertThatThrownBy(() -> dictionary.Add("x", new Object[] {"leaves nothing", new Object()}))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> dictionary.Add("x", Instant.MAX)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> dictionary.Add("x", new BigDecimal("79228162514264337593543950336")))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(dictionary.get_Count()).isZero();
        }
    }

    @Test
    void severalResultsArriveEachInItsPlace() throws EnrollmentException {
        try (CObjectId id = apartment.create(CObjectId.class); Typed typed = id.as(Typed.class); TypeInfo info = typed.GetTypeInfo(0, 0)) {
            Out<String> name = new Out<>();
            info.GetDocumentation(-1, name, new Out<>(), new Out<>(), new Out<>());
            assertThat(name.get()).isEqualTo("IObjectId");

            Out<TypeLib> library = new Out<>();
            Out<Integer> index = new Out<>();
            info.GetContainingTypeLib(library, index);
            try (TypeLib of = library.get()) {
                Out<String> same = new Out<>();
                of.GetDocumentation(index.get(), same, new Out<>(), new Out<>(), new Out<>());
                assertThat(same.get()).isEqualTo("IObjectId");
                same.set("what stood there");
                assertThatThrownBy(() -> of.GetDocumentation(100_000, same, new Out<>(), new Out<>(), new Out<>()))
                        .isInstanceOf(EnrollmentException.class);
                assertThat(same.get()).as("after a failure").isNull();
            }
        }
    }

    @Test
    void eightBytesByValueKeepTheirSign() throws EnrollmentException {
        PointerByReference made = new PointerByReference();
        assertThat(NativeLibrary.getInstance("ole32").getFunction("CreateStreamOnHGlobal", Function.ALT_CONVENTION)
                .invokeInt(new Object[] {Pointer.NULL, 1, made})).isZero();
        try (Stream stream = ComObject.of(new LiveObjects(), Stream.class, made.getValue())) {
            stream.SetSize(100_000);
            assertThat(stream.Seek(-5, STREAM_SEEK_END)).isEqualTo(99_995);
        }
    }

    @Test
    void anInterfaceThatIsNotDualIsCalledByItsNames() throws EnrollmentException {
        try (Dictionary made = apartment.create(Dictionary.class); DictionaryByDispatch dictionary = made.as(DictionaryByDispatch.class)) {
            dictionary.Add("one", 1);
            dictionary.put_Item("one", "een");
            dictionary.put_Item("two", new byte[] {2});
            assertThat(dictionary.get_Count()).isEqualTo(2);
            assertThat(dictionary.Exists("two")).isTrue();
            assertThat(dictionary.get_Item("one")).isEqualTo("een");
            assertThat(made.invoke("item", "two")).isEqualTo(new byte[] {2});
            made.put("Item", "two", "twee");
            assertThat(made.get_Item("two")).isEqualTo("twee");
            dictionary.RemoveAll();
            assertThat(made.invoke("Count")).isEqualTo(0);
            assertThatThrownBy(() -> made.invoke("NoSuchMember")).isInstanceOf(EnrollmentException.class)
                    .hasMessage("DISP_E_UNKNOWNNAME (0x80020006): NoSuchMember: the object has no member of this name");
        }
    }

    /** On 64-bit Windows there is no msscript.ocx; Wine has one. */
    private ScriptControl script() throws EnrollmentException {
        try {
            ScriptControl script = apartment.create(ScriptControl.class);
            script.put_Language("VBScript");
            return script;
        } catch (EnrollmentException absent) {
            Assumptions.assumeFalse(absent.hresult().code() == Iids.REGDB_E_CLASSNOTREG && !NativeStores.isSandbox(),
                    "this Windows has no script control");
            throw absent;
        }
    }

    @Test
    void arraysAreWhatAScriptSeesAndMakes() throws EnrollmentException {
        try (ScriptControl script = script()) {
            script.AddCode("Function Reversed(a, b, c)\nReversed = Array(c, b, a, TypeName(a))\nEnd Function");
            InOut<Object[]> parameters = new InOut<>(new Object[] {"x", 2, new String[] {"y"}});
            Object got = script.Run("Reversed", parameters);
            assertThat((Object[]) got).hasSize(4).endsWith(2, "x", "String");
            assertThat(parameters.get()).hasSize(3);
        }
    }

    @Test
    void aScriptsFailureIsItsOwnNumberAndWords() throws EnrollmentException {
        try (ScriptControl script = script()) {
            assertThat(script.Eval("CCur(1.5)")).isIn(new BigDecimal("1.5000"), 1.5);
            EnrollmentException refusal = catchThrowableOfType(EnrollmentException.class, () -> script.invoke("Eval", "1 / 0"));
            assertThat(refusal.hresult().hex()).isIn("0x800a000b", "0x80020009", "0x80020101");
            System.out.println("figure: VBScript divides by zero: " + refusal.getMessage());
            script.AddCode("Dim table(1, 1)");
            assertThatThrownBy(() -> script.Eval("table")).isInstanceOf(EnrollmentException.class)
                    .hasMessageContaining("2 dimensions");
        }
    }
}
