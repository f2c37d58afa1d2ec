/**
 * Does this Windows have the hotfix? The rule, and the files of one Windows that it is applied to. No COM and no native
 * code: it runs anywhere and judges whatever hands out files through {@code WindowsFiles}.
 */
package io.github.certenroll4j.hotfix;
