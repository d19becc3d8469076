package org.mailroom.server.smtp;

import java.util.Optional;
import org.mailroom.security.sasl.SaslMechanisms;
import org.mailroom.security.tls.TlsServer;
import org.mailroom.server.limit.LoginPenalties;
import org.mailroom.server.limit.UserSessions;

/**
 * What protects a service.
 *
 * @param tls for STARTTLS, which is offered if this is there, and for implicit TLS
 * @param mechanisms for AUTH, which is offered where a connection may use one of them
 * @param penalties shared by all services
 * @param users whose sessions are counted; shared by all services
 */
public record SmtpSecurity(
        Optional<TlsServer> tls, SaslMechanisms mechanisms, LoginPenalties penalties, UserSessions users) {

    /** Neither encryption nor login. */
    public static SmtpSecurity none(LoginPenalties penalties, UserSessions users) {
        return new SmtpSecurity(Optional.empty(), SaslMechanisms.none(), penalties, users);
    }
}
