/** One extension: see {@link org.mailroom.server.imap.extension.i18nlevel.I18nLevelExtension}. Knows no other extension. */
package org.mailroom.server.imap.extension.i18nlevel;
