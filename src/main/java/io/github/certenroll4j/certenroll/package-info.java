/**
 * CertEnroll's type library as Java: every interface, class and enumeration of it, named as in Microsoft's reference, so
 * that who has that page open finds the same words here. They are generated when the project is built, from the published
 * tables of the type library; beside them stand the few words that they are written in. No code here knows how COM is called.
 * {@code io.github.certenroll4j.win.CertEnroll} makes the objects:
 *
 * <pre>{@code
 * try (CertEnroll certEnroll = CertEnroll.open(EnrollmentContext.USER);
 *      CX500DistinguishedName name = certEnroll.create(CX500DistinguishedName.class)) {
 *     name.Encode("CN=www.example.com, O=Example", X500NameFlags.XCN_CERT_NAME_STR_NONE);
 *     String der = name.get_EncodedName(EncodingType.XCN_CRYPT_STRING_BASE64);
 * }
 * }</pre>
 *
 * <p>A class of CertEnroll ({@code CX509PrivateKey}) is made by its oldest interface, which every Windows since Vista
 * has. {@link io.github.certenroll4j.certenroll.ComInterface#as} asks the same object for a later one
 * ({@code IX509PrivateKey2}); {@link io.github.certenroll4j.certenroll.Since} names the Windows that brought it.
 *
 * <table>
 * <caption>Types</caption>
 * <tr><th>COM</th><th>Java</th></tr>
 * <tr><td>LONG, enumeration</td><td>{@code int}</td></tr>
 * <tr><td>SHORT, LONGLONG, DOUBLE …</td><td>{@code short}, {@code long}, {@code double} …</td></tr>
 * <tr><td>VARIANT_BOOL</td><td>{@code boolean}</td></tr>
 * <tr><td>HRESULT as a value</td><td>{@link io.github.certenroll4j.HResult}</td></tr>
 * <tr><td>BSTR</td><td>{@code String}; a null BSTR is {@code null} on the way in and empty on the way out</td></tr>
 * <tr><td>BSTR of a password or PIN</td><td>{@code char[]}: wiped in memory after the call, the array itself is the
 * caller's to wipe</td></tr>
 * <tr><td>DATE</td><td>{@link java.time.Instant}, to the millisecond; CertEnroll's dates are in UTC</td></tr>
 * <tr><td>VARIANT</td><td>{@code Object}, see {@link io.github.certenroll4j.certenroll.ByReference}</td></tr>
 * <tr><td>SAFEARRAY</td><td>{@code byte[]}, {@code int[]}, {@code String[]}, {@code Object[]} (of VARIANT)</td></tr>
 * <tr><td>interface pointer</td><td>its interface, {@code IUnknown*} is
 * {@link io.github.certenroll4j.certenroll.ComInterface}; a null pointer is {@code null} in both directions</td></tr>
 * <tr><td>{@code [out, retval]}</td><td>the method's result</td></tr>
 * <tr><td>{@code [out]}, {@code [in, out]}</td><td>{@link io.github.certenroll4j.certenroll.Out},
 * {@link io.github.certenroll4j.certenroll.InOut}</td></tr>
 * </table>
 *
 * <p>An enumeration is a class of {@code int} constants and not an {@code enum}: many of them are flags that combine, and
 * every Windows since Vista has added values, which a Java {@code enum} could neither take nor return.
 *
 * <p>Collections count from 0: {@code get_Count} and {@code get_ItemByIndex} walk them. Every object that a call returns
 * is the caller's to close, in a try header for instance.
 */
package io.github.certenroll4j.certenroll;
