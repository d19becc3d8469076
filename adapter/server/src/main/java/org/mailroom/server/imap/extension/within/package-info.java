/** One extension: see {@link org.mailroom.server.imap.extension.within.WithinExtension}. Knows no other extension. */
package org.mailroom.server.imap.extension.within;
