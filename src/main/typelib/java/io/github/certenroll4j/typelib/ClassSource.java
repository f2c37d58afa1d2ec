package io.github.certenroll4j.typelib;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeSpec;
import javax.lang.model.element.Modifier;

/** Writes a class of the table: the oldest interface of its objects, with what it takes to make one. */
final class ClassSource {

    private ClassSource() {
    }

    static TypeSpec of(String name, String clsid, Reference reference) {
        ClassName base = JavaType.own(reference.interfaceOf(name));
        AnnotationSpec.Builder annotation = AnnotationSpec.builder(JavaType.own("CoClass"))
                .addMember("clsid", "$S", clsid).addMember("progId", "$S", reference.progId(name));
        if (reference.outOfProcess().contains(name)) {
            annotation.addMember("outOfProcess", "true");
        }
        return TypeSpec.interfaceBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .addSuperinterface(base)
                .addAnnotation(annotation.build())
                .addJavadoc("The class $L, whose objects are an {@link $T}.\n", name, base)
                .build();
    }
}
