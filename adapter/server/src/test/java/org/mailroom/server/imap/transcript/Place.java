package org.mailroom.server.imap.transcript;

import java.io.IOException;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * Where a transcript is played.
 *
 * @param user an account that has nothing yet but an empty INBOX, as {@link EmptyAccount} makes it; {@code <user>} in a transcript
 * @param password {@code <password>} in a transcript
 * @param tls for STARTTLS, if the server has it; its trust is the test's business
 * @param quota how an administrator sets what the account may have
 */
public record Place(String host, int port, String user, String password, Optional<SSLContext> tls, Quota quota) {

    /** Sets what the account may have; -1 for as much as it likes. */
    @FunctionalInterface
    public interface Quota {

        void set(long maxOctets, long maxMessages) throws IOException;
    }
}
