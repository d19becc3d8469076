/** One extension: see {@link org.mailroom.server.smtp.extension.size.SizeExtension}. Knows no other extension. */
package org.mailroom.server.smtp.extension.size;
