/** The commands of RFC 9051, one class each, named as there. */
package org.mailroom.server.imap.command;
