/** What a certificate request is to be made of: from certreq's INF files, from properties files, from options. */
package io.github.certenroll4j.inf;
