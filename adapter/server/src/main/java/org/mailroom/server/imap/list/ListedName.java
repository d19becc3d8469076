package org.mailroom.server.imap.list;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailroom.store.mailbox.Mailbox;

/**
 * A name that LIST tells of.
 *
 * @param mailbox empty if there is none of the name
 * @param attributes with their backslashes, in the order in which they are told
 * @param childInfo which of the wanted selections inferiors have (CHILDINFO, RFC 5258, section 3.5); empty if it is not to be told
 */
public record ListedName(String name, Optional<Mailbox> mailbox, Set<String> attributes, List<String> childInfo) {}
