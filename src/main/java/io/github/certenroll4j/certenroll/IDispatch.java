package io.github.certenroll4j.certenroll;

import io.github.certenroll4j.EnrollmentException;

/**
 * An object whose methods can be called by their names: what is not typed here is reached so.
 *
 * <p>Arguments and results are VARIANTs; {@link ByReference} lists what they can be. The HRESULT is the server's, also when
 * the server wraps it as {@code DISP_E_EXCEPTION}.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/oaidl/nn-oaidl-idispatch">IDispatch</a>
 */
@Iid("00020400-0000-0000-c000-000000000046")
public interface IDispatch extends ComInterface {

    /**
     * {@code Invoke}: calls a method, or gets a property.
     *
     * @param name      as the server's type library has it, without {@code get_}; the case of letters does not matter
     * @param arguments from left to right
     * @return {@code null} for a method that returns nothing
     * @throws EnrollmentException {@code DISP_E_UNKNOWNNAME} if the object has no such member, or what the server answers
     */
    Object invoke(String name, Object... arguments) throws EnrollmentException;

    /**
     * {@code Invoke}: puts a property.
     *
     * @param name      as the server's type library has it, without {@code put_}; the case of letters does not matter
     * @param arguments the property's own, if any, and the value last
     * @throws EnrollmentException {@code DISP_E_UNKNOWNNAME} if the object has no such member, or what the server answers
     */
    void put(String name, Object... arguments) throws EnrollmentException;
}
