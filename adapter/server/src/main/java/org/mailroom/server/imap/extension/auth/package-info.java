/** One extension: see {@link org.mailroom.server.imap.extension.auth.AuthExtension}. Knows no other extension. */
package org.mailroom.server.imap.extension.auth;
