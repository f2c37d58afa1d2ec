/**
 * Enrollment web pages: where they call {@code InstallResponse}, with what, why that fails, and what to change. Works
 * on the text of pages and scripts alone, on any operating system.
 */
package io.github.certenroll4j.page;
