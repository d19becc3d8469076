/**
 * THREAD (RFC 5256): which message answers which. All is done without recursion, so that no thread is too deep. No session comes
 * in here.
 */
package org.mailroom.server.imap.thread;
