/**
 * The thinking about one installation: where its request waits, what Windows is handed, what came of it, why it was
 * refused and what helps. {@link io.github.certenroll4j.installer.Installer} is the door; it answers with an
 * {@link io.github.certenroll4j.installer.Outcome} or throws a {@link io.github.certenroll4j.installer.Refusal}.
 * {@link io.github.certenroll4j.installer.ThisWindows} tells what a forecast has to know of the Windows that runs it.
 */
package io.github.certenroll4j.installer;
