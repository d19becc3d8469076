package org.mailroom.server.smtp;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.mailroom.codec.smtp.Mailbox;

/**
 * What makes a listener one of message submission (RFC 6409): who sends has logged in, and sends as himself (section 6.1).
 *
 * @param senderDomains the domains in which a user whose login name has none may send; empty for any
 * @param anySenderUsers the users who may send as anybody
 */
public record Submission(Set<String> senderDomains, Set<String> anySenderUsers) {

    public Submission {
        senderDomains = ignoringCase(senderDomains);
        anySenderUsers = ignoringCase(anySenderUsers);
    }

    private static Set<String> ignoringCase(Set<String> names) {
        var set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(names);
        return Collections.unmodifiableSet(set);
    }

    /** Whether the user may name that sender: the login name is the mailbox, or its local part. */
    public boolean allows(String user, Mailbox sender) {
        if (anySenderUsers.contains(user)) {
            return true;
        }
        if (user.indexOf('@') >= 0) {
            return user.equalsIgnoreCase(sender.localPart() + '@' + sender.domain());
        }
        return user.equalsIgnoreCase(sender.localPart())
                && (senderDomains.isEmpty() || senderDomains.contains(sender.domain()));
    }
}
