/** One extension: see {@link org.mailroom.server.imap.extension.inprogress.InProgressExtension}. Knows no other extension. */
package org.mailroom.server.imap.extension.inprogress;
