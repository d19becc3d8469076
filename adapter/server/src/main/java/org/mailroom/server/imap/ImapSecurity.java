package org.mailroom.server.imap;

import java.util.Optional;
import org.mailroom.security.sasl.SaslMechanisms;
import org.mailroom.security.tls.TlsServer;
import org.mailroom.server.limit.LoginPenalties;
import org.mailroom.server.limit.UserSessions;

/**
 * What protects a service.
 *
 * @param tls for STARTTLS, which is offered if this is there, and for implicit TLS
 * @param mechanisms for AUTHENTICATE; LOGIN is PLAIN by another name
 * @param penalties shared by all services
 * @param users whose sessions are counted; shared by all services
 */
public record ImapSecurity(
        Optional<TlsServer> tls, SaslMechanisms mechanisms, LoginPenalties penalties, UserSessions users) {}
