/**
 * What FETCH, SEARCH, SORT and THREAD have in common: how they reach what is known of messages, which messages a command
 * names, and how header text is compared and written. Plain values go in and out; no session, socket or SQL comes in here.
 */
package org.mailroom.server.imap.message;
