package org.mailroom.security.sasl;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mailroom.security.sasl.SaslDialogue.Turn;

/** Clients that give up, or just go away. */
class AbortedLoginsTest {

    private static final int LOGINS = 100_000;

    private final List<SaslMechanism> mechanisms = AnyResponses.mechanisms();

    /** A first response that each mechanism answers with a challenge. */
    private static String opening(String mechanism) {
        if (mechanism.startsWith("SCRAM")) {
            String flag = mechanism.endsWith("PLUS") ? "p=tls-exporter" : "n";
            return Logins.base64(flag + ",,n=anna,r=abc");
        }
        return mechanism.equals("LOGIN") ? Logins.base64("anna") : null;
    }

    @Test
    void aStarEndsEveryMechanismAtEveryChallenge() {
        for (SaslMechanism mechanism : mechanisms) {
            String opening = opening(mechanism.name());
            for (String initial : opening == null ? new String[] {null} : new String[] {null, opening}) {
                SaslDialogue dialogue = new SaslDialogue(mechanism, Logins.connection(Logins.BOTH));
                assertThat(dialogue.begin(initial)).as(mechanism.name()).isInstanceOf(Turn.Ask.class);
                Turn.Refused refused = (Turn.Refused) dialogue.answer("*");
                assertThat(refused.failure().kind()).isEqualTo(SaslStep.Kind.CANCELLED);
            }
        }
    }

    /** The mechanisms live as long as the server: whatever a login left in them would stay. */
    @Test
    void nothingOfThemIsRetained() throws Exception {
        ReferenceQueue<SaslDialogue> gone = new ReferenceQueue<>();
        Set<WeakReference<SaslDialogue>> all = new HashSet<>();
        for (int i = 0; i < LOGINS; i++) {
            SaslDialogue dialogue = abandoned(mechanisms.get(i % mechanisms.size()), i / mechanisms.size() % 4);
            if (i % 1000 < mechanisms.size()) {
                all.add(new WeakReference<>(dialogue, gone));
            }
        }
        for (int collected = 0; collected < all.size(); collected++) {
            Reference<?> reference = gone.poll();
            if (reference == null) {
                System.gc();
                reference = gone.remove(10_000);
            }
            assertThat(reference).as("a login that is still reachable").isNotNull();
        }
        assertThat(mechanisms).hasSize(10);
    }

    private static SaslDialogue abandoned(SaslMechanism mechanism, int way) {
        SaslDialogue dialogue = new SaslDialogue(mechanism, Logins.connection(Logins.BOTH));
        if (way > 0) {
            Turn turn = dialogue.begin(opening(mechanism.name()));
            assertThat(turn).isInstanceOf(Turn.Ask.class);
        }
        if (way == 2) {
            dialogue.answer("*");
        } else if (way == 3) {
            dialogue.close();
        }
        return dialogue;
    }
}
