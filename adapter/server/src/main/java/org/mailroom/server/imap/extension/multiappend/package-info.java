/** One extension: see {@link org.mailroom.server.imap.extension.multiappend.MultiAppendExtension}. Knows no other extension. */
package org.mailroom.server.imap.extension.multiappend;
