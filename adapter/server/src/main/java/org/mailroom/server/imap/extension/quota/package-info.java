/** One extension: see {@link org.mailroom.server.imap.extension.quota.QuotaExtension}. Knows no other extension. */
package org.mailroom.server.imap.extension.quota;
