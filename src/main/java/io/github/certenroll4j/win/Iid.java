package io.github.certenroll4j.win;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The interface id of a COM interface. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface Iid {
    /** Eight, four, four, four and twelve hexadecimal digits. */
    String value();
}
