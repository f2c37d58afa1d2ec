/**
 * Windows: COM, CertEnroll and the certificate stores. JNA lives only here, and nothing native leaves. The doors are
 * {@link io.github.certenroll4j.win.WindowsEnrollment} and {@link io.github.certenroll4j.win.WindowsStores};
 * {@link io.github.certenroll4j.win.CertEnroll} for every other class of CertEnroll,
 * {@link io.github.certenroll4j.win.InterruptedInstallation} for what an installation left that was killed,
 * {@link io.github.certenroll4j.win.WindowsProviders} for the providers of keys,
 * {@link io.github.certenroll4j.win.WindowsMessages} for Windows' own words for an error, and
 * {@link io.github.certenroll4j.win.FileReaders} for who else may read a file.
 */
package io.github.certenroll4j.win;
