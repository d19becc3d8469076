package org.mailroom.api.management;

import java.util.List;

/** An account; nothing of it is secret. */
public interface AccountFigures {

    /** Its name in its canonical spelling. */
    String getName();

    /** Whether it may log in. */
    boolean isEnabled();

    /** What its password can be verified by, in the order of their names: a hash, the keys of SCRAM and so on. */
    List<String> getSecrets();

    /** When it was made, as in {@code 2027-01-31T00:00:00Z}. */
    String getCreatedAt();

    /** When its password was set, or it was enabled or disabled, last. */
    String getChangedAt();
}
