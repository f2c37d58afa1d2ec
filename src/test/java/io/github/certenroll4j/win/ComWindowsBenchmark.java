package io.github.certenroll4j.win;

import com.sun.jna.platform.win32.COM.COMLateBindingObject;
import com.sun.jna.platform.win32.OleAuto;
import com.sun.jna.platform.win32.Variant;
import com4j.COM4J;
import com4j.Com4jObject;
import com4j.IID;
import com4j.VTID;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.certenroll.CX509Enrollment;
import io.github.certenroll4j.certenroll.ComInterface;
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

/** One call with a BSTR result, {@code get_CertificateFriendlyName}, by three bindings of Java to COM. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 3, time = 3)
public class ComWindowsBenchmark {

    private static final String NAME = "a name";

    /** The slot that is called, by our binding. */
    @Iid("728ab346-217d-11da-b2a4-000e7bbb2b09")
    interface Named extends ComInterface {
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
    private Named ours;
    private NamedOfCom4j com4j;
    private NamedByDispatch lateBinding;

    /** Makes an object for each binding. */
    @Setup
    public void open() throws EnrollmentException {
        apartment = Apartment.join();
        ours = apartment.create(CX509Enrollment.class, Named.class);
        ours.put_CertificateFriendlyName(NAME);
        com4j = COM4J.createInstance(NamedOfCom4j.class, "{884E2046-217D-11DA-B2A4-000E7BBB2B09}");
        com4j.certificateFriendlyName(NAME);
        lateBinding = new NamedByDispatch();
        lateBinding.put(NAME);
        check(get());
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
        ours.close();
        apartment.close();
    }

    /** Our binding. */
    @Benchmark
    public String get() throws EnrollmentException {
        return ours.get_CertificateFriendlyName();
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
