/** One extension: see {@link org.mailroom.server.imap.extension.sort.SortExtension}. Knows no other extension. */
package org.mailroom.server.imap.extension.sort;
