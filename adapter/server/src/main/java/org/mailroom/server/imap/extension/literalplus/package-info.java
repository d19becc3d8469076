/** One extension: see {@link org.mailroom.server.imap.extension.literalplus.LiteralPlusExtension}. Knows no other extension. */
package org.mailroom.server.imap.extension.literalplus;
