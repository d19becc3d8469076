package org.mailroom.api.management;

import java.util.List;

/** A prepared transaction branch. */
public interface BranchInDoubt {

    /** Format id, global transaction id and branch qualifier, in hexadecimal, separated by colons. */
    String getId();

    /** When it was prepared, ISO 8601 in UTC. */
    String getPreparedAt();

    /** The deliveries that hang on it. */
    List<String> getDeliveries();
}
