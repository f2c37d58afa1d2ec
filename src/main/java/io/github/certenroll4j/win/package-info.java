/**
 * Windows: COM, CertEnroll and the certificate stores. JNA lives only here, and nothing native leaves: the doors are
 * {@link io.github.certenroll4j.win.WindowsEnrollment} and {@link io.github.certenroll4j.win.WindowsStores}.
 */
package io.github.certenroll4j.win;
