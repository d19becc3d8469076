/**
 * What IMAP needs to know of a message without reading it again: envelope, body structure and where each part lies (RFC 9051
 * sections 2.3 and 7.5.2), found in one pass over its octets when it arrives, in bounded memory; and what is made of header
 * and text later: sort and thread keys, previews, decoded text.
 *
 * <p>Mail is described as well as possible and never refused for being ugly. What goes beyond {@link
 * org.mailroom.store.mime.MimeLimits} is left out or described as one opaque part, and {@link
 * org.mailroom.store.mime.Cut} says so.
 *
 * <p>Two conventions hold for all records here. Strings from the header are <em>octet strings</em>: each char is one octet
 * of the message (ISO-8859-1), unfolded, without NUL, encoded words left as they are; {@link
 * org.mailroom.store.mime.HeaderText} makes text of them. And {@code null} is the NIL of the IMAP grammar, as distinct from
 * an empty string.
 *
 * <p>The scanner is our own because every position must be exact to the octet, which no parser of the Java world tells;
 * Apache Mime4j is the second opinion in the tests. Nothing here knows the database, a protocol or a socket.
 */
package org.mailroom.store.mime;
