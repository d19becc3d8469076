package org.mailroom.security.ntlm;

import static org.mailroom.security.ntlm.NtlmFlag.*;

import java.util.Locale;
import java.util.Set;

/** What this server answers to a NEGOTIATE ([MS-NLMP], section 3.2.5.1.1). */
final class ChallengePolicy {

    /** What it can whenever the client wants it. */
    private static final NtlmFlags ALWAYS = NtlmFlags.of(
            NEGOTIATE_UNICODE,
            REQUEST_TARGET,
            NEGOTIATE_SIGN,
            NEGOTIATE_SEAL,
            NEGOTIATE_ALWAYS_SIGN,
            NEGOTIATE_EXTENDED_SESSIONSECURITY,
            NEGOTIATE_VERSION,
            NEGOTIATE_KEY_EXCH);

    /** 100 ns since 1601, by milliseconds since 1970. */
    private static final long EPOCH_1601 = 11_644_473_600_000L;

    private ChallengePolicy() {}

    /**
     * What the client wants of what this server can. Without a layer only sealing is masked: signing also protects the negotiation
     * of SPNEGO.
     */
    static NtlmFlags answer(NtlmFlags wanted, Layer layer, Set<Strength> strengths) {
        NtlmFlags can = ALWAYS;
        for (Strength strength : strengths) {
            can = can.with(strength.flag());
        }
        if (layer == Layer.OFF || strengths.isEmpty()) {
            can = can.without(NEGOTIATE_SEAL);
        }
        NtlmFlags answer = wanted.and(can).with(NEGOTIATE_NTLM, NEGOTIATE_TARGET_INFO);
        if (answer.has(REQUEST_TARGET)) {
            answer = answer.with(TARGET_TYPE_SERVER);
        }
        // Some clients name no encoding and mean Unicode.
        return wanted.has(NEGOTIATE_OEM) && !wanted.has(NEGOTIATE_UNICODE)
                ? answer.with(NEGOTIATE_OEM)
                : answer.with(NEGOTIATE_UNICODE);
    }

    /**
     * What the server says of itself. The time makes clients send a MIC, and is not checked when it comes back: the proof covers
     * the server's challenge, which is used once.
     */
    static AvPairs targetInfo(String targetName, String hostName, long now) {
        int dot = hostName.indexOf('.');
        String computer = (dot < 0 ? hostName : hostName.substring(0, dot)).toUpperCase(Locale.ROOT);
        byte[] time = new byte[Long.BYTES];
        long ticks = (now + EPOCH_1601) * 10_000;
        for (int i = 0; i < time.length; i++) {
            time[i] = (byte) (ticks >>> (8 * i));
        }
        return AvPairs.empty()
                .with(AvPairs.NB_DOMAIN_NAME, targetName)
                .with(AvPairs.NB_COMPUTER_NAME, computer.substring(0, Math.min(computer.length(), 15)))
                .with(AvPairs.DNS_DOMAIN_NAME, dot < 0 ? hostName : hostName.substring(dot + 1))
                .with(AvPairs.DNS_COMPUTER_NAME, hostName)
                .with(AvPairs.TIMESTAMP, time);
    }
}
