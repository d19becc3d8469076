/** One extension: see {@link org.mailroom.server.smtp.extension.smtputf8.SmtpUtf8Extension}. Knows no other extension. */
package org.mailroom.server.smtp.extension.smtputf8;
