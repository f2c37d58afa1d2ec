package io.github.certenroll4j.win;

import com.sun.jna.Pointer;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.certenroll.ByReference;
import io.github.certenroll4j.certenroll.CoClass;
import io.github.certenroll4j.certenroll.ComInterface;
import io.github.certenroll4j.certenroll.IDispatch;
import io.github.certenroll4j.certenroll.Iid;
import io.github.certenroll4j.certenroll.InOut;
import io.github.certenroll4j.certenroll.Out;
import io.github.certenroll4j.certenroll.Slot;

/**
 * Servers of every Windows, and of Wine, whose methods take what CertEnroll's seldom do: what crosses the call is proved by
 * what they make of it. The slots are those of their published type libraries.
 */
final class ForeignServers {

    private ForeignServers() {
    }

    /** {@code IDictionary} of scrrun.dll: {@code VARIANT*} both ways. */
    @Iid("42c642c1-97e1-11cf-978f-00a02463e06f")
    @CoClass(clsid = "ee09b103-97e0-11cf-978f-00a02463e06f", progId = "Scripting.Dictionary")
    interface Dictionary extends IDispatch {
        @Slot(8)
        void put_Item(@ByReference Object Key, @ByReference Object pRetItem) throws EnrollmentException;

        @Slot(9)
        Object get_Item(@ByReference Object Key) throws EnrollmentException;

        @Slot(10)
        void Add(@ByReference Object Key, @ByReference Object Item) throws EnrollmentException;

        @Slot(11)
        int get_Count() throws EnrollmentException;

        @Slot(12)
        boolean Exists(@ByReference Object Key) throws EnrollmentException;

        @Slot(13)
        Object Items() throws EnrollmentException;

        @Slot(20)
        ComInterface get__NewEnum() throws EnrollmentException;
    }

    /** The same methods by {@code Invoke}, as if the interface were not dual. */
    @Iid("00020400-0000-0000-c000-000000000046")
    interface DictionaryByDispatch extends IDispatch {
        void Add(Object Key, Object Item) throws EnrollmentException;

        int get_Count() throws EnrollmentException;

        boolean Exists(Object Key) throws EnrollmentException;

        Object get_Item(Object Key) throws EnrollmentException;

        void put_Item(Object Key, Object Value) throws EnrollmentException;

        void RemoveAll() throws EnrollmentException;
    }

    @Iid("00020404-0000-0000-c000-000000000046")
    interface EnumVariant extends ComInterface {
        /** Of one: an {@link Out} has room for no more. */
        @Slot(3)
        void Next(int celt, Out<Object> rgVar, Out<Integer> pCeltFetched) throws EnrollmentException;
    }

    /** {@code IXMLDOMDocument} of msxml3.dll, of which only what IDispatch reaches is called. */
    @Iid("2933bf81-7b36-11d2-b20e-00c04f983e60")
    @CoClass(clsid = "f6d90f11-9c73-11d3-b32e-00c04f990bb4", progId = "Msxml2.DOMDocument")
    interface XmlDocument extends IDispatch {
        @Slot(11)
        XmlElement get_parentNode() throws EnrollmentException;

        /** A VARIANT by value before the result. */
        @Slot(18)
        XmlElement insertBefore(XmlElement newChild, Object refChild) throws EnrollmentException;
    }

    /** {@code IXMLDOMElement}: a VARIANT by value. */
    @Iid("2933bf86-7b36-11d2-b20e-00c04f983e60")
    interface XmlElement extends IDispatch {
        @Slot(26)
        String get_text() throws EnrollmentException;

        @Slot(27)
        void put_text(String text) throws EnrollmentException;

        @Slot(30)
        Object get_nodeTypedValue() throws EnrollmentException;

        @Slot(31)
        void put_nodeTypedValue(Object value) throws EnrollmentException;

        @Slot(33)
        void put_dataType(String dataTypeName) throws EnrollmentException;

        @Slot(44)
        Object getAttribute(String name) throws EnrollmentException;

        @Slot(45)
        void setAttribute(String name, Object value) throws EnrollmentException;
    }

    /** {@code IScriptControl} of msscript.ocx, which 64-bit Windows does not have: {@code SAFEARRAY(VARIANT)*}. */
    @Iid("0e59f1d3-1fbe-11d0-8ff2-00a0d10038bc")
    @CoClass(clsid = "0e59f1d5-1fbe-11d0-8ff2-00a0d10038bc", progId = "MSScriptControl.ScriptControl")
    interface ScriptControl extends IDispatch {
        @Slot(8)
        void put_Language(String pbstrLanguage) throws EnrollmentException;

        @Slot(26)
        void AddCode(String Code) throws EnrollmentException;

        @Slot(27)
        Object Eval(String Expression) throws EnrollmentException;

        @Slot(29)
        Object Run(String ProcedureName, InOut<Object[]> Parameters) throws EnrollmentException;
    }

    /** The slot of {@code IDispatch} that gives type information. */
    @Iid("00020400-0000-0000-c000-000000000046")
    interface Typed extends IDispatch {
        @Slot(4)
        TypeInfo GetTypeInfo(int iTInfo, int lcid) throws EnrollmentException;
    }

    /** {@code ITypeInfo}: several {@code [out]}. */
    @Iid("00020401-0000-0000-c000-000000000046")
    interface TypeInfo extends ComInterface {
        @Slot(12)
        void GetDocumentation(int memid, Out<String> pBstrName, Out<String> pBstrDocString, Out<Integer> pdwHelpContext,
                Out<String> pBstrHelpFile) throws EnrollmentException;

        @Slot(18)
        void GetContainingTypeLib(Out<TypeLib> ppTLib, Out<Integer> pIndex) throws EnrollmentException;
    }

    /** {@code ITypeLib}: {@code [in, out]}. */
    @Iid("00020402-0000-0000-c000-000000000046")
    interface TypeLib extends ComInterface {
        @Slot(9)
        void GetDocumentation(int index, Out<String> pBstrName, Out<String> pBstrDocString, Out<Integer> pdwHelpContext,
                Out<String> pBstrHelpFile) throws EnrollmentException;
    }

    /** {@code IStream}: eight bytes by value. */
    @Iid("0000000c-0000-0000-c000-000000000046")
    interface Stream extends ComInterface {
        @Slot(5)
        long Seek(long dlibMove, int dwOrigin) throws EnrollmentException;

        @Slot(6)
        void SetSize(long libNewSize) throws EnrollmentException;
    }

    /** Calls of oleaut32 that know what a VARIANT means without us. */
    static final class OleAut32Oracle {

        static {
            WindowsDll.bind(OleAut32Oracle.class, "oleaut32");
        }

        private OleAut32Oracle() {
        }

        static native int VariantChangeTypeEx(Pointer pvargDest, Pointer pvarSrc, int lcid, short wFlags, short vt);

        static native int VariantTimeToSystemTime(double vtime, Pointer lpSystemTime);
    }
}
