/** One extension: see {@link org.mailroom.server.imap.extension.appendlimit.AppendLimitExtension}. Knows no other extension. */
package org.mailroom.server.imap.extension.appendlimit;
