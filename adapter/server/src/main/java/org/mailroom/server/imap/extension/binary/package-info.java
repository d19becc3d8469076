/** One extension: see {@link org.mailroom.server.imap.extension.binary.BinaryExtension}. Knows no other extension. */
package org.mailroom.server.imap.extension.binary;
