/** One extension: see {@link org.mailroom.server.imap.extension.thread.ThreadExtension}. Knows no other extension. */
package org.mailroom.server.imap.extension.thread;
