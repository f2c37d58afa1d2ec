/** What the CA sent back, and what Windows will say to it. Runs on any system; Bouncy Castle lives only here. */
package io.github.certenroll4j.response;
