package org.mailroom.codec.imap;

import java.util.Optional;
import java.util.Set;

/**
 * The arguments of SEARCH and UID SEARCH (RFC 9051, section 6.4.4).
 *
 * @param returns what RETURN asks for, {@code RETURN ()} is ALL; empty without RETURN: the untagged response is then
 *     SEARCH in IMAP4rev1
 * @param key what messages are to match
 */
public record SearchProgram(Optional<Set<SearchReturn>> returns, SearchKey key) {}
