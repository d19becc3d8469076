package org.mailroom.security.sasl.crammd5;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import org.mailroom.security.credential.CramMd5Context;
import org.mailroom.security.credential.CredentialStore;
import org.mailroom.security.credential.HmacMd5;
import org.mailroom.security.credential.RealmUnavailableException;
import org.mailroom.security.sasl.Identity;
import org.mailroom.security.sasl.MalformedResponseException;
import org.mailroom.security.sasl.SaslAttempt;
import org.mailroom.security.sasl.SaslContext;
import org.mailroom.security.sasl.SaslExchange;
import org.mailroom.security.sasl.SaslMechanism;
import org.mailroom.security.sasl.SaslStep;

/** CRAM-MD5 (RFC 2195): the client proves with HMAC-MD5 over a challenge that it knows the password. */
public final class CramMd5Mechanism implements SaslMechanism {

    public static final String NAME = "CRAM-MD5";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int HEX_DIGITS = 2 * HmacMd5.OCTETS;

    private final CredentialStore store;
    private final Function<SaslContext, String> challenges;
    private final CramMd5Context nobody = new CramMd5Context(random(HmacMd5.OCTETS), random(HmacMd5.OCTETS));

    public CramMd5Mechanism(CredentialStore store) {
        this(store, CramMd5Mechanism::challenge);
    }

    /** With challenges that are known beforehand, for known answers. */
    CramMd5Mechanism(CredentialStore store, Function<SaslContext, String> challenges) {
        this.store = store;
        this.challenges = challenges;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isClearText() {
        return false;
    }

    @Override
    public SaslExchange begin(SaslContext context) {
        return new Exchange(challenges.apply(context).getBytes(UTF_8));
    }

    /** In the form of a message id (RFC 2195, section 2): what is random, the time, and the host. */
    private static String challenge(SaslContext context) {
        return "<" + HexFormat.of().formatHex(random(16)) + "." + System.currentTimeMillis() + "@" + context.hostName()
                + ">";
    }

    private static byte[] random(int octets) {
        byte[] bytes = new byte[octets];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private final class Exchange implements SaslExchange {

        private final byte[] challenge;
        private boolean isSent;

        Exchange(byte[] challenge) {
            this.challenge = challenge;
        }

        @Override
        public SaslStep next(byte[] response) {
            if (isSent) {
                return SaslAttempt.take(store, () -> check(response));
            }
            if (response != null) {
                return SaslStep.Failure.malformed("CRAM-MD5: the server speaks first, there is no initial response");
            }
            isSent = true;
            return new SaslStep.Challenge(challenge.clone());
        }

        private SaslStep check(byte[] response) throws MalformedResponseException, RealmUnavailableException {
            int space = response.length - HEX_DIGITS - 1;
            if (space < 1 || response[space] != ' ') {
                throw new MalformedResponseException(
                        "CRAM-MD5: not a user name, a space and " + HEX_DIGITS + " digits");
            }
            byte[] code = code(response, space + 1);
            String user = store.canonicalName(Identity.read(response, 0, space)).orElse(null);
            Optional<CramMd5Context> known = user == null ? Optional.empty() : store.cramMd5Context(user);
            byte[] expected = HmacMd5.finish(known.orElse(nobody), challenge);
            boolean isRight = MessageDigest.isEqual(expected, code);
            Arrays.fill(expected, (byte) 0);
            return isRight & known.isPresent()
                    ? SaslStep.Success.of(user)
                    : SaslStep.Failure.badCredentials(NAME, user);
        }

        private static byte[] code(byte[] response, int from) throws MalformedResponseException {
            try {
                return HexFormat.of().parseHex(new String(response, from, HEX_DIGITS, US_ASCII));
            } catch (IllegalArgumentException e) {
                throw new MalformedResponseException("CRAM-MD5: the code is not hexadecimal");
            }
        }

        /** Holds nothing secret: the challenge went over the wire. */
        @Override
        public void close() {}
    }
}
