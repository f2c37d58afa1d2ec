package io.github.certenroll4j.win;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.sun.jna.Native;
import com.sun.jna.platform.win32.COM.ITypeInfo;
import com.sun.jna.platform.win32.COM.TypeInfo;
import com.sun.jna.platform.win32.COM.TypeLibUtil;
import com.sun.jna.platform.win32.OaIdl;
import com.sun.jna.platform.win32.WTypes;
import com.sun.jna.platform.win32.WinDef;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.ptr.PointerByReference;
import com4j.COM4J;
import com4j.Com4jObject;
import com4j.tlbimp.BindingException;
import com4j.tlbimp.ErrorListener;
import com4j.tlbimp.FileCodeWriter;
import com4j.tlbimp.Generator;
import com4j.tlbimp.ReferenceResolver;
import com4j.tlbimp.def.IWTypeLib;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The type library that is registered here, read by oleaut32 and by com4j, says what Microsoft's says. */
class TypelibIT {

    private static final String LIBID = "{728AB348-217D-11DA-B2A4-000E7BBB2B09}";
    private static final Pattern VTID = Pattern.compile("@VTID\\((\\d+)\\)");
    /** The vtable's half of an interface that has both. */
    private static final int VTABLE = -1;

    @Test
    void everyInterfaceHasItsSlotsDispatchIdsAndParameters() throws Exception {
        Apartment apartment = Apartment.join();
        try {
            Map<String, List<String>> registered = registered(new TypeLibUtil(LIBID, 1, 0));

            assertThat(registered).containsKeys("IX509Enrollment", "IX509EnrollmentWebClassFactory", "IX509CertificateRequestPkcs10");
            for (Map.Entry<String, List<String>> type : registered.entrySet()) {
                assertThat(type.getValue()).as(type.getKey()).isEqualTo(facts(type.getKey()));
            }
            System.out.println("figure: the registered type library has " + registered.size() + " of Microsoft's interfaces");
        } finally {
            apartment.close();
        }
    }

    /** Once for the library that all of Vista has, and from the zip for the one with IX509Enrollment2. */
    @Test
    @Tag("once")
    void tlbimpReadsItWithoutComplaint(@TempDir Path folder) throws Exception {
        List<String> complaints = new ArrayList<>();
        File dll = new File(System.getenv("SystemRoot"), "system32\\certenroll.dll");
        Com4jObject read = COM4J.loadTypeLibrary(dll);
        IWTypeLib library = read.queryInterface(IWTypeLib.class);
        try {
            Generator generator = new Generator(new FileCodeWriter(folder.toFile()), new OneLibrary(library), collecting(complaints), Locale.ROOT);
            generator.generate(library);
            generator.finish();
        } finally {
            library.dispose();
            read.dispose();
        }

        assertThat(complaints).isEmpty();
        assertThat(slotsIn(folder.resolve("certenroll/IX509Enrollment.java"))).isEqualTo(slots("IX509Enrollment"));
        assertThat(slotsIn(folder.resolve("certenroll/IX509PrivateKey.java"))).isEqualTo(slots("IX509PrivateKey"));
    }

    private static List<String> facts(String name) {
        List<String> lines = new ArrayList<>();
        JsonObject fact = TypelibFacts.ofInterface(name);
        lines.add(fact.get("iid").getAsString() + " : " + fact.get("base").getAsString());
        for (JsonObject method : TypelibFacts.methods(name)) {
            lines.add(line(method.get("slot").getAsInt(), method.get("dispid").getAsString(), method.get("name").getAsString(),
                    method.getAsJsonArray("params").size()));
        }
        return lines;
    }

    /** A type library keeps one spelling of a name, whatever its case: the first that it meets, a parameter's too. */
    private static String line(int slot, String dispatchId, String name, int parameters) {
        return slot + " " + dispatchId + " " + name.toLowerCase(Locale.ROOT) + ", " + parameters + " parameters";
    }

    private static Map<String, List<String>> registered(TypeLibUtil library) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (int i = 0; i < library.getTypeInfoCount(); i++) {
            String name = library.getDocumentation(i).getName();
            // What a newer Windows has besides is none of the facts.
            if (library.getTypeInfoType(i).value == OaIdl.TYPEKIND.TKIND_DISPATCH && TypelibFacts.hasInterface(name)) {
                ITypeInfo dispatch = library.getTypeInfo(i);
                ITypeInfo vtable = referenced(dispatch, VTABLE);
                all.put(name, described(vtable));
                vtable.Release();
                dispatch.Release();
            }
        }
        return all;
    }

    private static List<String> described(ITypeInfo type) {
        PointerByReference found = new PointerByReference();
        check(type.GetTypeAttr(found));
        OaIdl.TYPEATTR attributes = new OaIdl.TYPEATTR(found.getValue());
        attributes.read();
        List<String> lines = new ArrayList<>();
        ITypeInfo base = referenced(type, 0);
        lines.add(attributes.guid.toGuidString().replaceAll("[{}]", "").toLowerCase(Locale.ROOT) + " : " + name(base, -1));
        base.Release();
        for (int i = 0; i < attributes.cFuncs.intValue(); i++) {
            lines.add(method(type, i));
        }
        type.ReleaseTypeAttr(attributes);
        return lines;
    }

    private static String method(ITypeInfo type, int index) {
        PointerByReference found = new PointerByReference();
        check(type.GetFuncDesc(new WinDef.UINT(index), found));
        OaIdl.FUNCDESC method = new OaIdl.FUNCDESC(found.getValue());
        method.read();
        int id = method.memid.intValue();
        String prefix = method.invkind.value == OaIdl.INVOKEKIND.INVOKE_PROPERTYGET.value ? "get_"
                : method.invkind.value == OaIdl.INVOKEKIND.INVOKE_PROPERTYPUT.value ? "put_" : "";
        String line = line(method.oVft.intValue() / Native.POINTER_SIZE, String.format("0x%08x", id), prefix + name(type, id),
                method.cParams.intValue());
        type.ReleaseFuncDesc(method);
        return line;
    }

    private static String name(ITypeInfo type, int member) {
        WTypes.BSTRByReference name = new WTypes.BSTRByReference();
        check(type.GetDocumentation(new OaIdl.MEMBERID(member), name, null, null, null));
        return Bstr.take(name.getValue().getPointer());
    }

    private static ITypeInfo referenced(ITypeInfo type, int index) {
        OaIdl.HREFTYPEByReference reference = new OaIdl.HREFTYPEByReference();
        check(type.GetRefTypeOfImplType(new WinDef.UINT(index), reference));
        PointerByReference found = new PointerByReference();
        check(type.GetRefTypeInfo(reference.getValue(), found));
        return new TypeInfo(found.getValue());
    }

    private static void check(WinNT.HRESULT hr) {
        assertThat(hr.intValue()).isNotNegative();
    }

    private static TreeSet<Integer> slots(String name) {
        TreeSet<Integer> slots = new TreeSet<>();
        TypelibFacts.methods(name).forEach(method -> slots.add(method.get("slot").getAsInt()));
        return slots;
    }

    private static TreeSet<Integer> slotsIn(Path source) throws Exception {
        TreeSet<Integer> slots = new TreeSet<>();
        Matcher vtid = VTID.matcher(new String(Files.readAllBytes(source), StandardCharsets.UTF_8));
        while (vtid.find()) {
            slots.add(Integer.parseInt(vtid.group(1)));
        }
        return slots;
    }

    private static ErrorListener collecting(List<String> complaints) {
        return new ErrorListener() {
            @Override
            public void started(IWTypeLib library) {
                // Nothing to say to that.
            }

            @Override
            public void error(BindingException e) {
                complaints.add(e.toString());
            }

            @Override
            public void warning(String message) {
                complaints.add(message);
            }
        };
    }

    /** Everything goes into one package; what the library borrows from OLE is com4j's own already. */
    private static final class OneLibrary implements ReferenceResolver {

        private final IWTypeLib library;

        OneLibrary(IWTypeLib library) {
            this.library = library;
        }

        @Override
        public String resolve(IWTypeLib wanted) {
            return wanted.getLibid().equals(library.getLibid()) ? "certenroll" : "com4j.stdole";
        }

        @Override
        public boolean suppress(IWTypeLib wanted) {
            return !wanted.getLibid().equals(library.getLibid());
        }
    }
}
