/** One extension: see {@link org.mailroom.server.imap.extension.esearch.ESearchExtension}. Knows no other extension. */
package org.mailroom.server.imap.extension.esearch;
