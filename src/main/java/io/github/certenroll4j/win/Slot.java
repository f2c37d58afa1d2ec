package io.github.certenroll4j.win;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Where a method stands in its interface's table of functions; {@code QueryInterface} is 0. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Slot {
    int value();
}
