/**
 * Many machines at once: the hotfix state of each, read from its administrative share over SMB 2 or 3. Nothing is written
 * there and no service is started. What a server sends is bounded in size and in time, and costs the scan one slot at most.
 */
package io.github.certenroll4j.fleet;
