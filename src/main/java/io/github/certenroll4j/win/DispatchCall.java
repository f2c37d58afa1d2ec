package io.github.certenroll4j.win;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.HResult;
import io.github.certenroll4j.certenroll.Out;
import java.util.Objects;

/**
 * One call by {@code IDispatch::Invoke}.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/oaidl/nf-oaidl-idispatch-invoke">IDispatch::Invoke</a>
 */
final class DispatchCall {

    private static final int GET_IDS_OF_NAMES = 5;
    private static final int INVOKE = 6;

    private static final short DISPATCH_METHOD = 1;
    private static final short DISPATCH_PROPERTYGET = 2;
    private static final short DISPATCH_PROPERTYPUT = 4;
    private static final int DISPID_PROPERTYPUT = -3;
    private static final int DISP_E_EXCEPTION = 0x80020009;

    private static final int LCID = 0;
    private static final int GUID_SIZE = 16;

    private final ComObject object;
    private final CallFrame frame;

    DispatchCall(ComObject object, CallFrame frame) {
        this.object = object;
        this.frame = frame;
    }

    Object invoke(String name, Object[] arguments) throws EnrollmentException {
        return call(idOf(name), (short) (DISPATCH_METHOD | DISPATCH_PROPERTYGET), variants(arguments, null), arguments.length, Object.class);
    }

    Object put(String name, Object[] arguments) throws EnrollmentException {
        return call(idOf(name), DISPATCH_PROPERTYPUT, variants(arguments, null), arguments.length, void.class);
    }

    /** A method of an interface that is not dual; {@code get_} and {@code put_} before its name make it that of a property. */
    Object call(CallPlan plan, Object[] arguments) throws EnrollmentException {
        String name = plan.name();
        boolean isGet = name.startsWith("get_");
        boolean isPut = name.startsWith("put_");
        int id = plan.dispId() == null ? idOf(isGet || isPut ? name.substring(4) : name) : plan.dispId();
        Pointer variants = variants(arguments, plan.parameters());
        Object got = call(id, isGet ? DISPATCH_PROPERTYGET : isPut ? DISPATCH_PROPERTYPUT : DISPATCH_METHOD, variants, arguments.length,
                plan.resultClass());
        frame.succeeded();
        frame.fillArguments();
        return got;
    }

    private int idOf(String name) throws EnrollmentException {
        Memory text = frame.cell((name.length() + 1) * Native.WCHAR_SIZE);
        text.setWideString(0, name);
        Memory names = frame.cell(Native.POINTER_SIZE);
        names.setPointer(0, text);
        IntByReference id = new IntByReference();
        int hr = object.invokeSlot(GET_IDS_OF_NAMES, object.live(), frame.cell(GUID_SIZE), names, 1, LCID, id);
        if (hr < 0) {
            throw new EnrollmentException(HResult.of(hr), name, "the object has no member of this name");
        }
        return id.getValue();
    }

    /** An array of VARIANT, the last argument first; null where there is no argument. */
    private Pointer variants(Object[] arguments, CallParameter[] parameters) {
        if (arguments.length == 0) {
            return Pointer.NULL;
        }
        Memory variants = frame.cell(arguments.length * Variant.SIZE);
        for (int i = 0; i < arguments.length; i++) {
            Pointer at = variants.share((long) (arguments.length - 1 - i) * Variant.SIZE);
            frame.owe(() -> OleAut32.VariantClear(at));
            if (parameters != null && parameters[i].isOut()) {
                OutCell cell = frame.outCell((Out<?>) Objects.requireNonNull(arguments[i]), parameters[i].type());
                at.setPointer(Variant.VALUE, cell.memory());
                at.setShort(0, (short) (cell.type().vartype() | Variant.VT_BYREF));
            } else {
                Variant.TYPE.put(at, arguments[i], frame);
            }
        }
        return variants;
    }

    private Object call(int id, short flags, Pointer variants, int count, Class<?> resultClass) throws EnrollmentException {
        Memory parameters = frame.cell(2 * Native.POINTER_SIZE + 2 * Integer.BYTES);
        parameters.setPointer(0, variants);
        parameters.setInt(2L * Native.POINTER_SIZE, count);
        if (flags == DISPATCH_PROPERTYPUT) {
            Memory named = frame.cell(Integer.BYTES);
            named.setInt(0, DISPID_PROPERTYPUT);
            parameters.setPointer(Native.POINTER_SIZE, named);
            parameters.setInt(2L * Native.POINTER_SIZE + Integer.BYTES, 1);
        }
        Memory result = frame.cell(Variant.SIZE);
        ExceptionInfo exception = new ExceptionInfo(frame);
        OleAut32.SetErrorInfo(0, Pointer.NULL);
        int hr = object.invokeSlot(INVOKE, object.live(), id, frame.cell(GUID_SIZE), LCID, flags, parameters,
                resultClass == void.class ? Pointer.NULL : result, exception.memory(), frame.cell(Integer.BYTES));
        if (hr == DISP_E_EXCEPTION) {
            throw exception.toJava(frame.operation());
        }
        if (hr < 0) {
            throw new EnrollmentException(HResult.of(hr), frame.operation(), ErrorText.ofThisThread());
        }
        return resultClass == void.class ? null : Coercion.to(resultClass, Variant.TYPE.take(result, frame), frame.operation());
    }
}
