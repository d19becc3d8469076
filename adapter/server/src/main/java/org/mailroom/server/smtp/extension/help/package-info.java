/** One extension: see {@link org.mailroom.server.smtp.extension.help.HelpExtension}. Knows no other extension. */
package org.mailroom.server.smtp.extension.help;
