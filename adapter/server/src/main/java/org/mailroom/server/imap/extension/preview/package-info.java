/** One extension: see {@link org.mailroom.server.imap.extension.preview.PreviewExtension}. Knows no other extension. */
package org.mailroom.server.imap.extension.preview;
