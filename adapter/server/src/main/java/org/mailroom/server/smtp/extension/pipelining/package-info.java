/** One extension: see {@link org.mailroom.server.smtp.extension.pipelining.PipeliningExtension}. Knows no other extension. */
package org.mailroom.server.smtp.extension.pipelining;
