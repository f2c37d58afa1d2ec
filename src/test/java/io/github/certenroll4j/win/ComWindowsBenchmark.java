package io.github.certenroll4j.win;

import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.COM.COMLateBindingObject;
import com.sun.jna.platform.win32.OleAuto;
import com.sun.jna.platform.win32.Variant;
import com4j.COM4J;
import com4j.Com4jObject;
import com4j.IID;
import com4j.VTID;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.certenroll.CX509Enrollment;
import io.github.certenroll4j.certenroll.Iid;
import io.github.certenroll4j.certenroll.Slot;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A call with a BSTR result, {@code get_CertificateFriendlyName}, by four bindings of Java to COM, and by ours and the plain
 * one a call with a BSTR argument and one with a number.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 3, time = 3)
public class ComWindowsBenchmark {

    private static final String NAME = "a name";

    /** The slots that are called, for a proxy that knows no types but BSTR: what a binding of Java costs at the least. */
    @Iid("728ab346-217d-11da-b2a4-000e7bbb2b09")
    interface Named {
        @Slot(24)
        String get_CertificateFriendlyName() throws EnrollmentException;

        @Slot(25)
        void put_CertificateFriendlyName(String strValue) throws EnrollmentException;
    }

    /** The same slot for com4j. */
    @IID("{728AB346-217D-11DA-B2A4-000E7BBB2B09}")
    interface NamedOfCom4j extends Com4jObject {
        @VTID(24)
        String certificateFriendlyName();

        @VTID(25)
        void certificateFriendlyName(String value);
    }

    /** The same property by IDispatch. */
    static final class NamedByDispatch extends COMLateBindingObject {
        NamedByDispatch() {
            super("X509Enrollment.CX509Enrollment", true);
        }

        void put(String name) {
            Variant.VARIANT value = new Variant.VARIANT(name);
            setProperty("CertificateFriendlyName", value);
            OleAuto.INSTANCE.VariantClear(value);
        }

        String get() {
            return getStringProperty("CertificateFriendlyName");
        }
    }

    private Apartment apartment;
    private CX509Enrollment ours;
    private Pointer pointer;
    private Named plain;
    private NamedOfCom4j com4j;
    private NamedByDispatch lateBinding;

    /** Makes an object for each binding. */
    @Setup
    public void open() throws EnrollmentException {
        apartment = Apartment.join();
        ours = apartment.create(CX509Enrollment.class);
        ours.Initialize(1);
        pointer = ComObject.behind(ours).addRef();
        plain = PlainProxy.of(Named.class, pointer);
        ours.put_CertificateFriendlyName(NAME);
        com4j = COM4J.createInstance(NamedOfCom4j.class, "{884E2046-217D-11DA-B2A4-000E7BBB2B09}");
        com4j.certificateFriendlyName(NAME);
        lateBinding = new NamedByDispatch();
        lateBinding.put(NAME);
        check(get());
        check(plainGet());
        check(com4jVtid());
        check(jnaLateBinding());
    }

    private static void check(String got) {
        if (!NAME.equals(got)) {
            throw new IllegalStateException("the name came back as " + got);
        }
    }

    /** Gives the objects back. */
    @TearDown
    public void close() {
        lateBinding.release();
        com4j.dispose();
        PlainProxy.release(pointer);
        ours.close();
        apartment.close();
    }

    /** Our binding, by the generated interface. */
    @Benchmark
    public String get() throws EnrollmentException {
        return ours.get_CertificateFriendlyName();
    }

    /** The plain proxy, as this project's binding was while its interfaces were written by hand. */
    @Benchmark
    public String plainGet() throws EnrollmentException {
        return plain.get_CertificateFriendlyName();
    }

    /** Our binding, an argument. */
    @Benchmark
    public void put() throws EnrollmentException {
        ours.put_CertificateFriendlyName(NAME);
    }

    /** The plain proxy, an argument. */
    @Benchmark
    public void plainPut() throws EnrollmentException {
        plain.put_CertificateFriendlyName(NAME);
    }

    /** Our binding, a number. */
    @Benchmark
    public int getNumber() throws EnrollmentException {
        return ours.get_EnrollmentContext();
    }

    /** com4j 2.1. */
    @Benchmark
    public String com4jVtid() {
        return com4j.certificateFriendlyName();
    }

    /** jna-platform's COMLateBindingObject. */
    @Benchmark
    public String jnaLateBinding() {
        return lateBinding.get();
    }
}
