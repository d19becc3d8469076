/** One extension: see {@link org.mailroom.server.imap.extension.statussize.StatusSizeExtension}. Knows no other extension. */
package org.mailroom.server.imap.extension.statussize;
