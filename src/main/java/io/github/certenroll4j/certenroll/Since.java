package io.github.certenroll4j.certenroll;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The Windows that brought an interface, where Microsoft's reference names one later than Vista as the minimum supported
 * client.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Since {
    /** As the reference has it, {@code Windows 7} for instance. */
    String value();
}
