package io.github.certenroll4j.certenroll;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On an {@code Object} parameter: the method takes {@code VARIANT*}. Without it, it takes a {@code VARIANT} by value.
 *
 * <table>
 * <caption>What a VARIANT can be</caption>
 * <tr><th>Java</th><th>on the way in</th><th>on the way out from</th></tr>
 * <tr><td>{@code null}</td><td>VT_EMPTY</td><td>VT_EMPTY, VT_NULL, a null interface pointer</td></tr>
 * <tr><td>{@link Boolean}</td><td>VT_BOOL</td><td>VT_BOOL</td></tr>
 * <tr><td>{@link Byte}</td><td>VT_I1</td><td>VT_I1</td></tr>
 * <tr><td>{@link Short}</td><td>VT_I2</td><td>VT_I2, VT_UI1</td></tr>
 * <tr><td>{@link Integer}</td><td>VT_I4</td><td>VT_I4, VT_INT, VT_UI2</td></tr>
 * <tr><td>{@link Long}</td><td>VT_I8</td><td>VT_I8, VT_UI4, VT_UINT</td></tr>
 * <tr><td>{@link java.math.BigInteger}</td><td></td><td>VT_UI8</td></tr>
 * <tr><td>{@link Float}, {@link Double}</td><td>VT_R4, VT_R8</td><td>VT_R4, VT_R8</td></tr>
 * <tr><td>{@link java.math.BigDecimal}</td><td>VT_DECIMAL</td><td>VT_DECIMAL, VT_CY</td></tr>
 * <tr><td>{@link String}</td><td>VT_BSTR</td><td>VT_BSTR</td></tr>
 * <tr><td>{@code char[]}</td><td>VT_BSTR, wiped after the call</td><td></td></tr>
 * <tr><td>{@link java.time.Instant}</td><td>VT_DATE, in UTC</td><td>VT_DATE</td></tr>
 * <tr><td>{@link io.github.certenroll4j.HResult}</td><td>VT_ERROR</td><td>VT_ERROR</td></tr>
 * <tr><td>{@link IDispatch}</td><td>VT_DISPATCH</td><td>VT_DISPATCH</td></tr>
 * <tr><td>{@link ComInterface}</td><td>VT_UNKNOWN</td><td>VT_UNKNOWN</td></tr>
 * <tr><td>{@code byte[]}, {@code int[]}, {@code String[]}, {@code Object[]}</td><td>VT_ARRAY of VT_UI1, VT_I4, VT_BSTR,
 * VT_VARIANT</td><td>the same, of one dimension</td></tr>
 * </table>
 *
 * <p>Another type on the way in is an {@link IllegalArgumentException}; on the way out, {@code DISP_E_BADVARTYPE} names it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface ByReference {
}
