/** SORT (RFC 5256, RFC 5957): the order of messages. No session comes in here. */
package org.mailroom.server.imap.sort;
