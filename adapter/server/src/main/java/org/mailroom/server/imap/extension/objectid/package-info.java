/** One extension: see {@link org.mailroom.server.imap.extension.objectid.ObjectIdExtension}. Knows no other extension. */
package org.mailroom.server.imap.extension.objectid;
