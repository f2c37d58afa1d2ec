package io.github.certenroll4j.win;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.certenroll.CoClass;
import io.github.certenroll4j.certenroll.ComInterface;
import io.github.certenroll4j.certenroll.IDispatch;
import io.github.certenroll4j.certenroll.Slot;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A dual interface has two faces: its table of functions, which the generated interfaces call, and {@code Invoke}, for which
 * the server finds the function itself, by the name. Each property of each class that this Windows has answers the same by both.
 */
class BothFacesIT {

    private static final String PACKAGE = IDispatch.class.getPackage().getName() + ".";
    private static final int BASE64 = 1;

    private final Set<String> classes = new TreeSet<>();
    private final Set<String> interfaces = new TreeSet<>();
    private final Set<String> slots = new TreeSet<>();
    private int answers;

    @AfterEach
    void nothingLives() {
        NativeStores.assertNothingLives();
    }

    @Test
    void everyPropertyAnswersTheSame() throws Exception {
        try (Apartment apartment = Apartment.join()) {
            for (String name : TypelibFacts.TYPELIB.getAsJsonObject("coclasses").keySet()) {
                Class<? extends ComInterface> type = Class.forName(PACKAGE + name).asSubclass(ComInterface.class);
                // An object in a process of its own is a proxy's, which has no members to ask for.
                if (!type.getAnnotation(CoClass.class).outOfProcess()) {
                    compare(apartment, type);
                }
            }
        }
        System.out.println("figure: " + classes.size() + " classes, " + interfaces.size() + " interfaces, " + slots.size()
                + " properties asked by slot and by name: the same, " + answers + " of them answer without being initialised");
        assertThat(classes).contains("CX509Enrollment", "CX509PrivateKey", "CX509Extensions");
        assertThat(interfaces).contains("IX509Enrollment", "IX509CertificateRequest", "IX509CertificateRequestPkcs10");
        assertThat(answers).isGreaterThan(20);
    }

    private void compare(Apartment apartment, Class<? extends ComInterface> coClass) throws Exception {
        try (ComInterface object = apartment.create(coClass)) {
            classes.add(coClass.getSimpleName());
            for (String name : TypelibFacts.TYPELIB.getAsJsonObject("interfaces").keySet()) {
                compare(object, Class.forName(PACKAGE + name).asSubclass(IDispatch.class));
            }
        } catch (EnrollmentException absent) {
            assertThat(absent.hresult().code()).as(absent.getMessage()).isEqualTo(Iids.REGDB_E_CLASSNOTREG);
        }
    }

    private void compare(ComInterface object, Class<? extends IDispatch> type) throws Exception {
        IDispatch typed;
        try {
            typed = object.as(type);
        } catch (EnrollmentException absent) {
            assertThat(absent.hresult().code()).isEqualTo(Iids.E_NOINTERFACE);
            return;
        }
        try (IDispatch face = typed) {
            interfaces.add(type.getSimpleName());
            for (Method method : properties(type)) {
                compare(face, method);
            }
        }
    }

    /** What gives something for no more than an encoding: to ask is harmless. */
    private static List<Method> properties(Class<?> type) {
        return Stream.of(type.getDeclaredMethods()).filter(method -> method.getName().startsWith("get_"))
                .filter(method -> Arrays.stream(method.getParameterTypes()).allMatch(parameter -> parameter == int.class))
                .sorted(Comparator.comparing(method -> method.getAnnotation(Slot.class).value())).collect(Collectors.toList());
    }

    private void compare(IDispatch face, Method method) throws Exception {
        Object[] arguments = new Object[method.getParameterCount()];
        Arrays.fill(arguments, BASE64);
        String bySlot = answer(() -> method.invoke(face, arguments));
        String byName = answer(() -> face.invoke(method.getName().substring("get_".length()), arguments));
        assertThat(bySlot).as(method.getDeclaringClass().getSimpleName() + "." + method.getName()).isEqualTo(byName);
        slots.add(method.getDeclaringClass().getSimpleName() + "." + method.getName());
        answers += bySlot.startsWith("0x") ? 0 : 1;
    }

    private interface Question {
        Object ask() throws Exception;
    }

    /** The value, "an object" or the HRESULT. */
    private static String answer(Question question) throws Exception {
        try {
            Object got = question.ask();
            if (got instanceof ComInterface) {
                ((ComInterface) got).close();
                return "an object";
            }
            return String.valueOf(got);
        } catch (InvocationTargetException refused) {
            return ((EnrollmentException) refused.getCause()).hresult().hex();
        } catch (EnrollmentException refused) {
            return refused.hresult().hex();
        }
    }
}
