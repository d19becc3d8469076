package org.mailroom.server.imap.transcript;

import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * Where a transcript is played.
 *
 * @param user an account that has nothing yet but an empty INBOX, as {@link EmptyAccount} makes it; {@code <user>} in a transcript
 * @param password {@code <password>} in a transcript
 * @param tls for STARTTLS, if the server has it; its trust is the test's business
 */
public record Place(String host, int port, String user, String password, Optional<SSLContext> tls) {}
