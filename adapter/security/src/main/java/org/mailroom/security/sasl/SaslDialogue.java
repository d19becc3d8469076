package org.mailroom.security.sasl;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.mailroom.security.sasl.SaslStep.Kind;

/**
 * One login as text protocols carry it (RFC 4954, section 4; RFC 9051, section 6.2.2): base64 in both directions, {@code =} for an
 * initial response that is empty, {@code *} to give up, and a challenge of its own for what a mechanism has to say with its
 * success. For one thread at a time; its methods may block as {@link SaslExchange#next} does.
 */
public final class SaslDialogue implements AutoCloseable {

    /** Four times what any mechanism here should need: every exchange ends. */
    private static final int MAX_RESPONSES = 16;

    private final SaslExchange exchange;
    private int responses;
    private SaslStep.Success afterFinalData;
    private SaslStep.Failure decided;
    private boolean ended;

    /** What the protocol does next. */
    public sealed interface Turn {

        /**
         * Send a challenge, and give the client's answer to {@link #answer}.
         *
         * @param base64 may be empty
         */
        record Ask(String base64) implements Turn {}

        /** The login succeeded; the dialogue is over. */
        record Accepted(String user, Optional<SecurityLayer> layer) implements Turn {}

        /** The login failed; the dialogue is over. */
        record Refused(SaslStep.Failure failure) implements Turn {}
    }

    public SaslDialogue(SaslMechanism mechanism, SaslContext context) {
        this.exchange = mechanism.begin(context);
    }

    /**
     * The first turn, once.
     *
     * @param initialResponse in base64; null when the client sent none
     */
    public Turn begin(String initialResponse) {
        requireOpen();
        if (initialResponse == null) {
            return follow(null);
        }
        return initialResponse.equals("=") ? follow(new byte[0]) : decode(initialResponse);
    }

    /**
     * The next turn, after the client's line.
     *
     * @throws IllegalStateException when the dialogue is over
     */
    public Turn answer(String line) {
        requireOpen();
        if (decided != null) {
            return end(decided);
        }
        if (line.equals("*")) {
            return end(new SaslStep.Failure(Kind.CANCELLED, "cancelled by the client"));
        }
        if (afterFinalData != null) {
            return line.isEmpty()
                    ? accept(afterFinalData)
                    : end(SaslStep.Failure.malformed("the response to the final data is not empty"));
        }
        return decode(line);
    }

    /** Why the login has failed, as long as the client has not answered to being told so; it may leave instead. */
    public Optional<SaslStep.Failure> decided() {
        return ended ? Optional.empty() : Optional.ofNullable(decided);
    }

    /** Ends the dialogue wherever it stands; what was secret is cleared, a layer that was handed out stays alive. */
    @Override
    public void close() {
        if (!ended) {
            ended = true;
            if (afterFinalData != null) {
                afterFinalData.layer().ifPresent(SecurityLayer::close);
                afterFinalData = null;
            }
            exchange.close();
        }
    }

    private void requireOpen() {
        if (ended) {
            throw new IllegalStateException("the dialogue is over");
        }
    }

    private Turn decode(String base64) {
        if (base64.length() % 4 != 0) {
            // The decoder would take it; but RFC 4648, section 3.2 wants padding, and a part may be missing.
            return end(SaslStep.Failure.malformed("the response is not base64: its length is no multiple of four"));
        }
        byte[] text = base64.getBytes(StandardCharsets.ISO_8859_1);
        byte[] response;
        try {
            response = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return end(SaslStep.Failure.malformed("the response is not base64"));
        } finally {
            Arrays.fill(text, (byte) 0);
        }
        return follow(response);
    }

    private Turn follow(byte[] response) {
        try {
            if (++responses > MAX_RESPONSES) {
                return end(SaslStep.Failure.malformed("the exchange has no end"));
            }
            return turn(exchange.next(response));
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        } finally {
            if (response != null) {
                Arrays.fill(response, (byte) 0);
            }
        }
    }

    private Turn turn(SaslStep step) {
        if (step instanceof SaslStep.Challenge challenge) {
            decided = challenge.decided().orElse(null);
            return ask(challenge.data());
        }
        if (step instanceof SaslStep.Success success) {
            if (success.finalData().isPresent()) {
                afterFinalData = success;
                return ask(success.finalData().get());
            }
            return accept(success);
        }
        return end((SaslStep.Failure) step);
    }

    private static Turn ask(byte[] data) {
        return new Turn.Ask(Base64.getEncoder().encodeToString(data));
    }

    private Turn accept(SaslStep.Success success) {
        afterFinalData = null;
        close();
        return new Turn.Accepted(success.user(), success.layer());
    }

    private Turn end(SaslStep.Failure failure) {
        close();
        return new Turn.Refused(failure);
    }
}
