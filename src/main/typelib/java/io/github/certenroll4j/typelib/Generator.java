package io.github.certenroll4j.typelib;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes Java of the tables of CertEnroll's type library: {@code Generator TYPELIB OUTPUT}, both folders. The same tables give
 * the same files.
 */
final class Generator {

    private Generator() {
    }

    public static void main(String[] arguments) throws IOException {
        Path typelib = Path.of(arguments[0]);
        Table table = Table.read(typelib.resolve("certenroll-typelib.json"), typelib.resolve("policy-typelib.json"));
        Reference reference = Reference.read(typelib.resolve("microsoft.json"));
        for (TypeSpec type : sources(table, reference)) {
            JavaFile.builder(JavaType.PACKAGE, type).indent("    ").skipJavaLangImports(true).build().writeTo(Path.of(arguments[1]));
        }
    }

    private static List<TypeSpec> sources(Table table, Reference reference) {
        List<TypeSpec> all = new ArrayList<>();
        InterfaceSource interfaces = new InterfaceSource(reference, new JavaType(table));
        table.interfaces().values().forEach(type -> all.add(interfaces.of(type)));
        table.enumerations().forEach((name, values) -> all.add(EnumerationSource.of(name, values, reference)));
        table.classes().forEach((name, clsid) -> all.add(ClassSource.of(name, clsid, reference)));
        return all;
    }
}
