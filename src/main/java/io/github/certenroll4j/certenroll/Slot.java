package io.github.certenroll4j.certenroll;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Where a method stands in its interface's table of functions; {@code QueryInterface} is 0. A method that has none is called
 * by {@code IDispatch::Invoke}, as those of an interface are that is not dual.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Slot {
    int value();
}
