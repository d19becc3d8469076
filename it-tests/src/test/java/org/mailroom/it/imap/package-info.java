/** Clients of IMAP against the deployed adapter, and a benchmark beside another server. */
package org.mailroom.it.imap;
