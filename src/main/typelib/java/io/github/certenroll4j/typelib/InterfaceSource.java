package io.github.certenroll4j.typelib;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import javax.lang.model.element.Modifier;

/** Writes an interface of the table. */
final class InterfaceSource {

    private final Reference reference;
    private final JavaType javaType;

    InterfaceSource(Reference reference, JavaType javaType) {
        this.reference = reference;
        this.javaType = javaType;
    }

    TypeSpec of(Table.Interface type) {
        TypeSpec.Builder source = TypeSpec.interfaceBuilder(type.name())
                .addModifiers(Modifier.PUBLIC)
                .addSuperinterface(type.base().equals("IDispatch") ? JavaType.IDISPATCH : javaType.of(type.base(), false))
                .addAnnotation(annotation("Iid", "$S", type.iid()))
                .addJavadoc("{@code $L}.\n\n@see <a href=$S>$L in Microsoft's reference</a>\n", type.name(),
                        reference.page("nn", type.name()), type.name());
        if (reference.since().containsKey(type.name())) {
            source.addAnnotation(annotation("Since", "$S", reference.since().get(type.name())));
        }
        type.methods().forEach(method -> source.addMethod(method(type, method)));
        return source.build();
    }

    private MethodSpec method(Table.Interface type, Table.Method method) {
        MethodSpec.Builder source = MethodSpec.methodBuilder(method.name())
                .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
                .addAnnotation(annotation("Slot", "$L", method.slot()))
                .addAnnotation(annotation("DispId", "$L", String.format("0x%08x", method.dispId())))
                .addException(JavaType.EXCEPTION)
                .addJavadoc("<a href=$S>$L::$L</a>.\n\n", reference.page(type.name(), method), type.name(), method.name());
        for (int i = 0; i < method.parameters().size(); i++) {
            Table.Parameter parameter = method.parameters().get(i);
            if (parameter.isPointer() && i == method.parameters().size() - 1) {
                source.returns(javaType.of(parameter.type(), false));
                source.addJavadoc("@return {@code [out, retval] $L}, $L\n", parameter.name(), javaType.described(parameter.type(), false));
            } else {
                source.addParameter(parameter(method, parameter));
                source.addJavadoc("@param $L {@code [$L]}, $L\n", parameter.name(), isOut(parameter) ? "out" : "in",
                        javaType.described(parameter.type(), reference.isSecret(method, parameter)));
            }
        }
        return source.addJavadoc("@throws EnrollmentException the HRESULT of a failure, with what the server says about it\n").build();
    }

    private ParameterSpec parameter(Table.Method method, Table.Parameter parameter) {
        TypeName type = isOut(parameter) ? javaType.outOf(parameter.type())
                : javaType.of(parameter.type(), reference.isSecret(method, parameter));
        ParameterSpec.Builder source = ParameterSpec.builder(type, parameter.name());
        if (parameter.isPointer() && parameter.type().equals("VARIANT")) {
            source.addAnnotation(JavaType.own("ByReference"));
        }
        return source.build();
    }

    /** Before the last parameter a pointer to a VARIANT is how the server wants to read one. */
    private static boolean isOut(Table.Parameter parameter) {
        return parameter.isPointer() && !parameter.type().equals("VARIANT");
    }

    private static AnnotationSpec annotation(String name, String format, Object value) {
        return AnnotationSpec.builder(JavaType.own(name)).addMember("value", format, value).build();
    }
}
