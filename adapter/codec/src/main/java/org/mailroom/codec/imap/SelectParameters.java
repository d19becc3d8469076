package org.mailroom.codec.imap;

import java.util.Optional;

/**
 * The parameters of SELECT and EXAMINE (RFC 7162, sections 3.1.8 and 3.2.5).
 *
 * @param condstore whether CONDSTORE is given
 */
public record SelectParameters(boolean condstore, Optional<QResync> qresync) {

    /**
     * What a client knows of the mailbox (RFC 7162, section 3.2.5).
     *
     * @param uidValidity from 1 to 2<sup>32</sup>-1
     * @param modSeq from 1 to 2<sup>63</sup>-1
     * @param knownUids none if all may be known
     */
    public record QResync(
            long uidValidity, long modSeq, Optional<SequenceSet> knownUids, Optional<SequenceMatch> match) {}

    /**
     * Which message numbers belong to which unique identifiers, as the client knows it (RFC 7162, section 3.2.5.2).
     *
     * @param numbers as many as there are uids, not symbolic; the first of the one is the first of the other
     */
    public record SequenceMatch(SequenceSet numbers, SequenceSet uids) {}
}
