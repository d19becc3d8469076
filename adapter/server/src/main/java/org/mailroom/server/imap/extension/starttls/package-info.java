/** One extension: see {@link org.mailroom.server.imap.extension.starttls.StartTlsExtension}. Knows no other extension. */
package org.mailroom.server.imap.extension.starttls;
