package io.github.certenroll4j.typelib;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.time.Instant;

/** How the table's types are written in Java and described in its comments. */
final class JavaType {

    static final String PACKAGE = "io.github.certenroll4j.certenroll";
    static final ClassName EXCEPTION = ClassName.get("io.github.certenroll4j", "EnrollmentException");
    static final ClassName IDISPATCH = own("IDispatch");

    private final Table table;

    JavaType(Table table) {
        this.table = table;
    }

    static ClassName own(String name) {
        return ClassName.get(PACKAGE, name);
    }

    TypeName of(String type, boolean isSecret) {
        if (table.enumerations().containsKey(type)) {
            return TypeName.INT;
        }
        return switch (type) {
            case "Int32" -> TypeName.INT;
            case "VARIANT_BOOL" -> TypeName.BOOLEAN;
            case "BSTR" -> isSecret ? ArrayTypeName.of(TypeName.CHAR) : ClassName.get(String.class);
            // The metadata's name for DATE; CertEnroll has no other number with a fraction.
            case "Double" -> ClassName.get(Instant.class);
            case "HRESULT" -> ClassName.get("io.github.certenroll4j", "HResult");
            case "VARIANT" -> ClassName.OBJECT;
            case "IUnknown" -> own("ComInterface");
            default -> interfaceType(type);
        };
    }

    private ClassName interfaceType(String type) {
        if (!table.interfaces().containsKey(type)) {
            throw new IllegalArgumentException("the tables name a type that they do not have: " + type);
        }
        return own(type);
    }

    TypeName outOf(String type) {
        return ParameterizedTypeName.get(own("Out"), of(type, false).box());
    }

    /** For a comment: the type's own name, and a link where that is more than a number or a pointer. */
    String described(String type, boolean isSecret) {
        if (table.enumerations().containsKey(type)) {
            return "{@link " + type + "}";
        }
        return switch (type) {
            case "Int32" -> "LONG";
            case "BSTR" -> isSecret ? "BSTR, wiped after the call" : "BSTR";
            case "Double" -> "DATE, in UTC";
            case "VARIANT_BOOL", "HRESULT", "VARIANT" -> type;
            default -> "interface pointer, may be null";
        };
    }
}
