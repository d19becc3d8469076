package org.mailroom.codec.imap;

import java.util.List;

/**
 * The arguments of SORT and UID SORT (RFC 5256, section 3), without what is to be returned, which comes before them.
 *
 * @param criteria at least one, the first counts most
 */
public record SortArguments(List<SortCriterion> criteria, SearchKey key) {}
