package io.github.certenroll4j.typelib;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** Writes an enumeration of the table as a class of constants. */
final class EnumerationSource {

    private static final int FLAGS_FROM = 0x10000;

    private EnumerationSource() {
    }

    static TypeSpec of(String name, Map<String, Integer> values, Reference reference) {
        TypeSpec.Builder source = TypeSpec.classBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc("{@code $L}.\n\n@see <a href=$S>$L in Microsoft's reference</a>\n", name, reference.page("ne", name), name);
        values.forEach((constant, value) -> source.addField(
                FieldSpec.builder(int.class, constant, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                        .initializer("$L", literal(value)).addJavadoc("$L.\n", literal(value)).build()));
        return source.addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build()).build();
    }

    private static String literal(int value) {
        return value < 0 || value >= FLAGS_FROM ? String.format("0x%08x", value) : Integer.toString(value);
    }
}
