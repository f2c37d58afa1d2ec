package io.github.certenroll4j.win;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Compares the interfaces and classes that are called here with the facts of Microsoft's type library. */
class SlotsTest {

    private static final List<Class<? extends ComInterface>> CALLED = Arrays.asList(
            IX509Enrollment.class, IX509EnrollmentWebClassFactory.class, IX509CertificateRequest.class,
            IX509CertificateRequestPkcs10.class, IX509CertificateRequestCertificate.class, IX509PrivateKey.class, IX500DistinguishedName.class, IObjectId.class,
            IObjectIds.class, IX509Extension.class, IX509Extensions.class, IX509ExtensionKeyUsage.class,
            IX509ExtensionEnhancedKeyUsage.class, IX509ExtensionAlternativeNames.class, IX509ExtensionTemplateName.class,
            IAlternativeName.class, IAlternativeNames.class, ContractOverVtable.IX509EnrollmentStatus.class,
            ContractOverVtable.IX509Enrollment2.class);

    @TestFactory
    Stream<DynamicTest> idAndBaseAndEverySlotWithItsParameters() {
        return CALLED.stream().map(type -> DynamicTest.dynamicTest(type.getSimpleName(), () -> {
            JsonObject fact = TypelibFacts.ofInterface(type.getSimpleName());

            assertThat(type.getAnnotation(Iid.class).value()).isEqualTo(fact.get("iid").getAsString());
            assertThat(baseOf(type)).isEqualTo(fact.get("base").getAsString());
            assertThat(type.getDeclaredMethods()).isNotEmpty();
            for (Method method : type.getDeclaredMethods()) {
                assertThat(signatureOf(method)).isEqualTo(factAbout(fact, method.getName()));
            }
        }));
    }

    @Test
    void everyClassHasItsClsid() {
        for (ComClass which : ComClass.values()) {
            assertThat(TypelibFacts.classes()).contains(which.name() + " " + which.clsid);
        }
    }

    /** Ours stop at IUnknown, because none of the four methods of IDispatch is called. */
    private static String baseOf(Class<?> type) {
        Class<?> base = type.getInterfaces()[0];
        return base == ComInterface.class ? "IDispatch" : base.getSimpleName();
    }

    private static String signatureOf(Method method) {
        List<String> parameters = new ArrayList<>();
        for (Class<?> parameter : method.getParameterTypes()) {
            parameters.add(word(parameter));
        }
        if (method.getReturnType() != void.class) {
            parameters.add(word(method.getReturnType()) + "*");
        }
        return method.getAnnotation(Slot.class).value() + " " + parameters;
    }

    private static String word(Class<?> type) {
        if (type == int.class) {
            return "number";
        }
        if (type == double.class) {
            return "Double";
        }
        if (type == boolean.class) {
            return "VARIANT_BOOL";
        }
        if (type == String.class || type == char[].class) {
            return "BSTR";
        }
        return type == ComInterface.class ? "IUnknown" : type.getSimpleName();
    }

    private static String factAbout(JsonObject fact, String name) {
        for (JsonElement element : fact.getAsJsonArray("methods")) {
            JsonObject method = element.getAsJsonObject();
            if (method.get("name").getAsString().equals(name)) {
                List<String> parameters = new ArrayList<>();
                method.getAsJsonArray("params").forEach(p -> parameters.add(factWord(p.getAsString().replaceAll(".*: ", ""))));
                return method.get("slot").getAsInt() + " " + parameters;
            }
        }
        throw new AssertionError("the type library has no " + name);
    }

    private static String factWord(String type) {
        String bare = type.replace("*", "");
        boolean number = bare.equals("Int32") || bare.equals("HRESULT") || TypelibFacts.TYPELIB.getAsJsonObject("enums").has(bare);
        return (number ? "number" : bare) + type.substring(bare.length());
    }
}
