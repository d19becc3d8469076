/** One extension: see {@link org.mailroom.server.imap.extension.utf8accept.Utf8AcceptExtension}. Knows no other extension. */
package org.mailroom.server.imap.extension.utf8accept;
