/**
 * What passes between a client and us, as lines of the log, for as long as an operator wants to see it. Secrets and content of
 * messages never come here.
 */
package org.mailroom.server.trace;
