/** One extension: see {@link org.mailroom.server.imap.extension.replace.ReplaceExtension}. Knows no other extension. */
package org.mailroom.server.imap.extension.replace;
