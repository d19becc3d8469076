package org.mailroom.server.imap.list;

import java.util.Optional;
import java.util.Set;
import org.mailroom.store.mailbox.Mailbox;

/**
 * A name that LIST tells of.
 *
 * @param mailbox empty if there is none of the name
 * @param attributes with their backslashes, in the order in which they are told
 * @param hasSubscribed whether there are inferiors that are subscribed to and not told of themselves (CHILDINFO, RFC 5258)
 */
public record ListedName(String name, Optional<Mailbox> mailbox, Set<String> attributes, boolean hasSubscribed) {}
