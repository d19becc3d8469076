package org.mailroom.codec.imap;

import java.util.List;
import java.util.OptionalLong;

/**
 * The arguments of FETCH and UID FETCH (RFC 9051, section 6.4.5; RFC 7162, sections 3.1.4.1 and 3.2.6).
 *
 * @param messages by number or, for UID FETCH, by unique identifier
 * @param items at least one, macros replaced, each once
 * @param changedSince the modification sequence, from 0 to 2<sup>63</sup>-1, of CHANGEDSINCE
 * @param vanished whether VANISHED is given; then changedSince is too
 */
public record FetchArguments(
        SequenceSet messages, List<FetchItem> items, OptionalLong changedSince, boolean vanished) {}
