package org.mailroom.codec.imap;

import java.time.LocalDate;
import java.util.List;

/** What a message is to match (RFC 9051, section 6.4.4, search-key). */
public sealed interface SearchKey {

    /** ALL. */
    record All() implements SearchKey {}

    /**
     * All of several.
     *
     * @param keys at least two
     */
    record And(List<SearchKey> keys) implements SearchKey {}

    /**
     * OR, or several of them one within the other.
     *
     * @param keys at least two
     */
    record Or(List<SearchKey> keys) implements SearchKey {}

    /** NOT; never of another one. */
    record Not(SearchKey key) implements SearchKey {}

    /** A flag is set: ANSWERED, KEYWORD and the like, RECENT too. */
    record HasFlag(Flag flag) implements SearchKey {}

    /** {@code sequence-set}, by message number; may be symbolic. */
    record Numbers(SequenceSet set) implements SearchKey {}

    /** UID; may be symbolic. */
    record Uids(SequenceSet set) implements SearchKey {}

    /**
     * BEFORE, ON, SINCE with SENT or SAVED (RFC 8514, section 4.3) or neither. Time and zone of the message's date are
     * disregarded.
     */
    record Dated(DateField field, When when, LocalDate date) implements SearchKey {}

    /** Which date of a message. */
    enum DateField {
        INTERNAL,
        /** Of the Date header field. */
        SENT,
        /** When it came into the mailbox. */
        SAVED
    }

    /** On which side of a date; SINCE includes the date itself, BEFORE does not. */
    enum When {
        BEFORE,
        ON,
        SINCE
    }

    /**
     * OLDER or YOUNGER (RFC 5032).
     *
     * @param older whether the internal date is as far back or further; else as far back or less
     * @param seconds from 1 to 2<sup>32</sup>-1
     */
    record Age(boolean older, long seconds) implements SearchKey {}

    /** SAVEDATESUPPORTED (RFC 8514, section 4.3). */
    record SaveDateSupported() implements SearchKey {}

    /**
     * LARGER or SMALLER.
     *
     * @param larger whether the size is to be greater; else less
     * @param octets from 0 to 2<sup>63</sup>-1
     */
    record Size(boolean larger, long octets) implements SearchKey {}

    /**
     * HEADER, or one of BCC, CC, FROM, SUBJECT, TO, which are that field's.
     *
     * @param field its name as written, or in upper case
     * @param value within the field; empty if it is enough that there is one
     */
    record Header(String field, String value) implements SearchKey {}

    /** BODY: the value is within the body. */
    record Body(String value) implements SearchKey {}

    /** TEXT: the value is within the header or the body. */
    record Text(String value) implements SearchKey {}

    /**
     * MODSEQ (RFC 7162, section 3.1.5); the name and type of a metadata entry, if given, are left out, since there is
     * but one sequence for all.
     *
     * @param least from 0 to 2<sup>63</sup>-1
     */
    record ModSeq(long least) implements SearchKey {}

    /** EMAILID (RFC 8474, section 5.3). */
    record EmailId(String id) implements SearchKey {}

    /** THREADID (RFC 8474, section 5.3). */
    record ThreadId(String id) implements SearchKey {}
}
