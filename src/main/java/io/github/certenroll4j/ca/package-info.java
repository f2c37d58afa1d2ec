/**
 * A CA that is asked over the web: the web enrollment pages of AD CS ({@link io.github.certenroll4j.ca.Certsrv}) and EST,
 * RFC 7030 ({@link io.github.certenroll4j.ca.Est}). A request goes there, what the CA decided comes back as a
 * {@link io.github.certenroll4j.ca.Decision}. Runs on any system.
 *
 * <p>There is one way out, {@code Web}: it checks the server's certificate and name, bounds the size and the time of each
 * answer, and follows no redirect to elsewhere. What a server sends is taken for hostile.
 *
 * <p>Bouncy Castle is here, too, besides {@code response}: its EST client knows what RFC 7030 wants of an answer. It is
 * made to speak through {@code Web}, and no type of it leaves this room. It is not asked to read certificates; the bytes go
 * to {@code CaResponse}, which reads those of every other way.
 */
package io.github.certenroll4j.ca;
