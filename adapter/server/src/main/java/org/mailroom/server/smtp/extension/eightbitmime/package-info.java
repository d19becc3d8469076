/** One extension: see {@link org.mailroom.server.smtp.extension.eightbitmime.EightBitMimeExtension}. Knows no other extension. */
package org.mailroom.server.smtp.extension.eightbitmime;
