/** One extension: see {@link org.mailroom.server.smtp.extension.starttls.StartTlsExtension}. Knows no other extension. */
package org.mailroom.server.smtp.extension.starttls;
