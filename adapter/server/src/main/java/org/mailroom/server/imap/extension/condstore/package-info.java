/** One extension: see {@link org.mailroom.server.imap.extension.condstore.CondstoreExtension}. Knows no other extension. */
package org.mailroom.server.imap.extension.condstore;
