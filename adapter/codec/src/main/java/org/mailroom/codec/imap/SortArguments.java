package org.mailroom.codec.imap;

import java.util.List;

/**
 * The arguments of SORT and UID SORT (RFC 5256, section 3; RFC 5267, section 3).
 *
 * @param criteria at least one, the first counts most
 */
public record SortArguments(List<SortCriterion> criteria, SearchProgram program) {}
