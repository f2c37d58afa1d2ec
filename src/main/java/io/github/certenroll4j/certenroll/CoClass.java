package io.github.certenroll4j.certenroll;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A class of COM, whose objects can be made: written on an interface that extends the class's oldest one. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface CoClass {
    /** The class id: eight, four, four, four and twelve hexadecimal digits. */
    String clsid();

    /** The class's name in the registry, for messages and for {@code IX509EnrollmentWebClassFactory::CreateObject}. */
    String progId();

    /** Whether its objects live in a process of their own ({@code LocalServer32}). */
    boolean outOfProcess() default false;
}
