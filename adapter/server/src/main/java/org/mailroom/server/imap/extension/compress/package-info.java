/** One extension: see {@link org.mailroom.server.imap.extension.compress.CompressExtension}. Knows no other extension. */
package org.mailroom.server.imap.extension.compress;
