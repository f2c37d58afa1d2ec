/**
 * The words that everyone here shares, and the seam to Windows. The ground floor of the house: it imports nothing of
 * ours, and every other package may import it.
 */
package io.github.certenroll4j;
