/** One extension: see {@link org.mailroom.server.imap.extension.id.IdExtension}. Knows no other extension. */
package org.mailroom.server.imap.extension.id;
