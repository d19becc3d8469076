/** One extension: see {@link org.mailroom.server.imap.extension.savedate.SaveDateExtension}. Knows no other extension. */
package org.mailroom.server.imap.extension.savedate;
