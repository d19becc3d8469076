package org.mailroom.server;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.mailroom.security.sasl.SaslContext;
import org.mailroom.security.sasl.SaslExchange;
import org.mailroom.security.sasl.SaslMechanism;
import org.mailroom.security.sasl.SaslStep;
import org.mailroom.security.sasl.SaslStep.Failure;
import org.mailroom.security.sasl.SaslStep.Kind;

/** Mechanisms for tests. The password is {@code secret}; some users have a fate. */
public final class ToyMechanisms {

    /** Steps that are at work wait for it. */
    public volatile CountDownLatch gate = new CountDownLatch(0);

    /** PLAIN; TOY, which asks twice and has a last word; TOY-LAYER, which has a layer; TOY-PLUS, which needs a channel binding. */
    public List<SaslMechanism> all() {
        return List.of(
                new Toy("PLAIN", true, false, false),
                new Toy("TOY", false, true, false),
                new Toy("TOY-LAYER", false, false, true),
                new Toy("TOY-PLUS", false, false, false) {
                    @Override
                    public boolean isPossible(SaslContext context) {
                        return false;
                    }
                });
    }

    private class Toy implements SaslMechanism {

        private final String name;
        private final boolean clearText;
        private final boolean talkative;
        private final boolean layered;

        Toy(String name, boolean clearText, boolean talkative, boolean layered) {
            this.name = name;
            this.clearText = clearText;
            this.talkative = talkative;
            this.layered = layered;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public boolean isClearText() {
            return clearText;
        }

        @Override
        public SaslExchange begin(SaslContext context) {
            return new Exchange(this);
        }
    }

    private final class Exchange implements SaslExchange {

        private final Toy toy;
        private boolean asked;

        Exchange(Toy toy) {
            this.toy = toy;
        }

        @Override
        public SaslStep next(byte[] response) {
            await();
            if (response == null) {
                return SaslStep.Challenge.empty();
            }
            if (toy.talkative && !asked) {
                asked = true;
                return new SaslStep.Challenge("and?".getBytes(StandardCharsets.US_ASCII));
            }
            String[] parts = new String(response, StandardCharsets.UTF_8).split("\0", -1);
            if (parts.length != 3) {
                return new Failure(Kind.MALFORMED, "not three parts");
            }
            return login(parts[1], parts[2]);
        }

        private SaslStep login(String user, String password) {
            return switch (user) {
                case "weak" -> new Failure(Kind.TOO_WEAK, "use more bits");
                case "down" -> new Failure(Kind.UNAVAILABLE, "the realm is down");
                case "proxy" -> new Failure(Kind.NOT_AUTHORIZED, "you are nobody else");
                case "told" ->
                    new SaslStep.Challenge(
                            "{}".getBytes(StandardCharsets.US_ASCII),
                            Optional.of(Failure.badCredentials("the token is over")));
                case "boom" -> throw new IllegalStateException("boom");
                default -> password.equals("secret") && !user.equals("nobody") ? success(user) : bad(user);
            };
        }

        private SaslStep bad(String user) {
            return Failure.badCredentials(user.equals("nobody") ? "no such user" : "wrong password");
        }

        private SaslStep success(String user) {
            return new SaslStep.Success(
                    user,
                    toy.talkative ? Optional.of("v=ok".getBytes(StandardCharsets.US_ASCII)) : Optional.empty(),
                    toy.layered ? Optional.of(ToyLayer.server()) : Optional.empty());
        }

        private void await() {
            try {
                gate.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {}
    }
}
