/**
 * What SEARCH, SORT and THREAD have in common as commands: messages are found, then something is made of them, and a client
 * that waits long is told how far it is.
 */
package org.mailroom.server.imap.evaluation;
