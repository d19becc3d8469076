/** See {@link org.mailroom.server.imap.extension.included.IncludedExtensions}. Knows no other extension. */
package org.mailroom.server.imap.extension.included;
