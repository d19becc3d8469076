/** One extension: see {@link org.mailroom.server.smtp.extension.dsn.DsnExtension}. Knows no other extension. */
package org.mailroom.server.smtp.extension.dsn;
