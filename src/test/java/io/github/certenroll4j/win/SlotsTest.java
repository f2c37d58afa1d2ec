package io.github.certenroll4j.win;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.certenroll4j.HResult;
import io.github.certenroll4j.certenroll.ByReference;
import io.github.certenroll4j.certenroll.CoClass;
import io.github.certenroll4j.certenroll.ComInterface;
import io.github.certenroll4j.certenroll.DispId;
import io.github.certenroll4j.certenroll.IDispatch;
import io.github.certenroll4j.certenroll.Iid;
import io.github.certenroll4j.certenroll.Out;
import io.github.certenroll4j.certenroll.Slot;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Compares the generated interfaces, enumerations and classes, as the compiler left them, with the facts of Microsoft's type
 * library. Nothing of the generator is used here: the table is read anew, and what each of its types is in Java is said again.
 */
class SlotsTest {

    private static final String PACKAGE = IDispatch.class.getPackage().getName() + ".";
    private static final int INTERFACES = 91 + 8;
    private static final int METHODS = 661 + 75;
    private static final int ENUMERATIONS = 46 + 5;
    private static final int CLASSES = 76;
    private static final int FIRST_AFTER_IDISPATCH = 7;

    @TestFactory
    Stream<DynamicTest> idAndBaseAndEverySlotWithItsParameters() {
        return interfaces().keySet().stream().map(name -> DynamicTest.dynamicTest(name, () -> {
            Class<?> type = Class.forName(PACKAGE + name);
            JsonObject fact = TypelibFacts.ofInterface(name);

            assertThat(type).isInterface().isPublic();
            assertThat(type.getAnnotation(Iid.class).value()).isEqualTo(fact.get("iid").getAsString());
            assertThat(type.getInterfaces()).extracting(Class::getSimpleName).containsExactly(fact.get("base").getAsString());
            assertThat(signaturesOf(type)).isEqualTo(signaturesOf(fact));
        }));
    }

    /** The slots of an interface begin where those of its base end. */
    @Test
    void noSlotIsLeftOutOrTakenTwice() throws Exception {
        int methods = 0;
        for (String name : interfaces().keySet()) {
            Class<?> type = Class.forName(PACKAGE + name);
            int next = firstSlot(type.getInterfaces()[0]);
            for (int slot : slotsOf(type)) {
                assertThat(slot).as(name).isEqualTo(next++);
                methods++;
            }
        }
        assertThat(methods).isEqualTo(METHODS);
        assertThat(interfaces()).hasSize(INTERFACES);
    }

    @TestFactory
    Stream<DynamicTest> everyEnumeration() {
        Map<String, JsonElement> enumerations = members("enums");
        assertThat(enumerations).hasSize(ENUMERATIONS);
        return enumerations.entrySet().stream().map(each -> DynamicTest.dynamicTest(each.getKey(), () -> {
            Map<String, Integer> facts = new TreeMap<>();
            each.getValue().getAsJsonObject().entrySet().forEach(fact -> facts.put(fact.getKey(), fact.getValue().getAsInt()));
            Map<String, Integer> constants = new TreeMap<>();
            for (Field field : Class.forName(PACKAGE + each.getKey()).getDeclaredFields()) {
                constants.put(field.getName(), field.getInt(null));
            }
            assertThat(constants).isEqualTo(facts);
        }));
    }

    @TestFactory
    Stream<DynamicTest> everyClass() {
        Map<String, JsonElement> classes = members("coclasses");
        assertThat(classes).hasSize(CLASSES);
        return classes.entrySet().stream().map(each -> DynamicTest.dynamicTest(each.getKey(), () -> {
            Class<?> type = Class.forName(PACKAGE + each.getKey());
            CoClass coClass = type.getAnnotation(CoClass.class);
            assertThat(coClass.clsid()).isEqualTo(each.getValue().getAsString());
            assertThat(coClass.progId()).isEqualTo(each.getKey().equals("CCertConfig") ? "CertificateAuthority.Config"
                    : each.getKey().equals("CCertRequest") ? "CertificateAuthority.Request" : "X509Enrollment." + each.getKey());
            assertThat(coClass.outOfProcess()).isEqualTo(each.getKey().equals("CX509EnrollmentWebClassFactory"));
            // Its oldest interface: a later one would make the class useless on Vista.
            assertThat(type.getInterfaces()).extracting(Class::getSimpleName).containsExactly(oldestInterface(each.getKey()));
        }));
    }

    private static String oldestInterface(String coClass) {
        return coClass.startsWith("CX509EnrollmentPolicy") ? "IX509EnrollmentPolicyServer" : "I" + coClass.substring(1);
    }

    private static int firstSlot(Class<?> base) {
        if (base == IDispatch.class) {
            return FIRST_AFTER_IDISPATCH;
        }
        List<Integer> slots = slotsOf(base);
        return slots.get(slots.size() - 1) + 1;
    }

    private static List<Integer> slotsOf(Class<?> type) {
        return Stream.of(type.getDeclaredMethods()).map(method -> method.getAnnotation(Slot.class).value()).sorted()
                .collect(Collectors.toList());
    }

    private static Map<String, JsonElement> interfaces() {
        return members("interfaces");
    }

    private static Map<String, JsonElement> members(String kind) {
        Map<String, JsonElement> all = new LinkedHashMap<>();
        TypelibFacts.TYPELIB.getAsJsonObject(kind).entrySet().forEach(each -> all.put(each.getKey(), each.getValue()));
        return all;
    }

    private static List<String> signaturesOf(Class<?> type) {
        return Stream.of(type.getDeclaredMethods()).sorted(Comparator.comparing(method -> method.getAnnotation(Slot.class).value()))
                .map(SlotsTest::signatureOf).collect(Collectors.toList());
    }

    private static String signatureOf(Method method) {
        List<String> parameters = new ArrayList<>();
        for (Parameter parameter : method.getParameters()) {
            parameters.add(parameter.getName() + ": " + word(parameter));
        }
        if (method.getReturnType() != void.class) {
            parameters.add(word(method.getReturnType()) + "*");
        }
        return method.getAnnotation(Slot.class).value() + String.format(" 0x%08x ", method.getAnnotation(DispId.class).value())
                + method.getName() + " " + parameters;
    }

    private static String word(Parameter parameter) {
        if (parameter.getType() == Out.class) {
            return word((Class<?>) ((ParameterizedType) parameter.getParameterizedType()).getActualTypeArguments()[0]) + "*";
        }
        String word = word(parameter.getType());
        if (parameter.getType() == char[].class) {
            word = "secret " + word;
        }
        return parameter.isAnnotationPresent(ByReference.class) ? word + "*" : word;
    }

    private static String word(Class<?> type) {
        if (type == int.class || type == Integer.class) {
            return "number";
        }
        if (type == boolean.class) {
            return "VARIANT_BOOL";
        }
        if (type == String.class || type == char[].class) {
            return "BSTR";
        }
        if (type == Instant.class) {
            return "Double";
        }
        if (type == Object.class) {
            return "VARIANT";
        }
        if (type == HResult.class) {
            return "HRESULT";
        }
        return type == ComInterface.class ? "IUnknown" : type.getSimpleName();
    }

    private static List<String> signaturesOf(JsonObject fact) {
        List<String> all = new ArrayList<>();
        for (JsonElement element : fact.getAsJsonArray("methods")) {
            JsonObject method = element.getAsJsonObject();
            List<String> parameters = new ArrayList<>();
            method.getAsJsonArray("params").forEach(p -> parameters.add(factWord(method.get("name").getAsString(), p.getAsString())));
            int last = parameters.size() - 1;
            if (last >= 0 && parameters.get(last).endsWith("*")) {
                // The method's result, which has no name in Java.
                parameters.set(last, parameters.get(last).replaceAll(".*: ", ""));
            }
            all.add(method.get("slot").getAsInt() + " " + method.get("dispid").getAsString() + " " + method.get("name").getAsString()
                    + " " + parameters);
        }
        return all;
    }

    private static String factWord(String method, String parameter) {
        String name = parameter.replaceAll(":.*", "");
        String type = parameter.replaceAll(".*: ", "");
        String bare = type.replace("*", "");
        String stars = type.substring(bare.length());
        if (bare.equals("Int32") || TypelibFacts.TYPELIB.getAsJsonObject("enums").has(bare)) {
            bare = "number";
        }
        boolean isSecret = name.equals("strPassword") || (method + " " + name).matches("put_(Pin|ChallengePassword) Value");
        return name + ": " + (isSecret ? "secret " : "") + bare + stars;
    }
}
