package org.mailroom.security.sasl.crammd5;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import org.mailroom.security.credential.CramMd5Context;
import org.mailroom.security.credential.HmacMd5;
import org.mailroom.security.sasl.KnownUser;
import org.mailroom.security.sasl.SaslChecks;
import org.mailroom.security.sasl.SaslExchange;
import org.mailroom.security.selftest.Check;

/** The example of RFC 2195, section 2. */
public final class CramMd5Checks {

    private static final String PASSWORD = "tanstaaftanstaaf";
    private static final String CHALLENGE = "<1896.697170952@postoffice.reston.mci.net>";
    private static final String RESPONSE = "tim b913a602c7eda7a495b4e6e7334d3890";

    private CramMd5Checks() {}

    public static List<Check> checks() {
        return List.of(SaslChecks.check(CramMd5Mechanism.NAME, CramMd5Checks::run));
    }

    private static void run() throws GeneralSecurityException {
        Optional<CramMd5Context> known = Optional.of(HmacMd5.context(PASSWORD.getBytes(US_ASCII)));
        KnownUser tim = new KnownUser("tim", PASSWORD, Optional.empty(), known);
        try (SaslExchange exchange = new CramMd5Mechanism(tim, context -> CHALLENGE).begin(KnownUser.connection())) {
            KnownUser.expect(exchange, null, CHALLENGE);
            KnownUser.expectSuccess(exchange, RESPONSE, "");
        }
    }
}
