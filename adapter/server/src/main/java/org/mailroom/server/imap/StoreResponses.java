package org.mailroom.server.imap;

import org.mailroom.codec.imap.ResponseCode;
import org.mailroom.codec.imap.ResponseCode.Plain;
import org.mailroom.store.StoreException;

/** The failures of the store as responses (RFC 5530): the only place where one becomes the other. */
final class StoreResponses {

    private StoreResponses() {}

    static Next.Answer of(StoreException failure) {
        return switch (failure.kind()) {
            case FULL -> no(Plain.UNAVAILABLE, "No room for more mail now: " + failure.getMessage());
            case UNAVAILABLE -> no(Plain.UNAVAILABLE, "The store is not available now; try again later");
            case NOT_FOUND -> no(Plain.NONEXISTENT, failure.getMessage());
            case EXISTS -> no(Plain.ALREADYEXISTS, failure.getMessage());
            case OVER_QUOTA -> no(Plain.OVERQUOTA, failure.getMessage());
            case LIMIT -> no(Plain.LIMIT, failure.getMessage());
            case STALE -> no(Plain.EXPUNGEISSUED, "What was named has gone meanwhile");
            case BROKEN -> broken();
        };
    }

    /** For what should not have happened. */
    static Next.Answer broken() {
        return no(Plain.SERVERBUG, "Something failed here; try again later");
    }

    private static Next.Answer no(ResponseCode code, String text) {
        return Next.no(code, text);
    }
}
