package org.mailroom.server;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.mailroom.security.sasl.MessageAlteredException;
import org.mailroom.security.sasl.SaslContext;
import org.mailroom.security.sasl.SaslExchange;
import org.mailroom.security.sasl.SaslMechanism;
import org.mailroom.security.sasl.SaslStep;
import org.mailroom.security.sasl.SecurityLayer;

/** Counts what of mechanisms is open: what a server must have closed when its connections are gone. */
public final class OpenLogins {

    /** Exchanges that are not closed. */
    public final AtomicInteger exchanges = new AtomicInteger();

    /** Layers that are not closed. */
    public final AtomicInteger layers = new AtomicInteger();

    /** The same mechanisms, counted. */
    public List<SaslMechanism> counted(List<SaslMechanism> mechanisms) {
        return mechanisms.stream().<SaslMechanism>map(Mechanism::new).toList();
    }

    /** Whether all is closed. */
    public boolean areNone() {
        return exchanges.get() == 0 && layers.get() == 0;
    }

    private final class Mechanism implements SaslMechanism {

        private final SaslMechanism mechanism;

        Mechanism(SaslMechanism mechanism) {
            this.mechanism = mechanism;
        }

        @Override
        public String name() {
            return mechanism.name();
        }

        @Override
        public boolean isClearText() {
            return mechanism.isClearText();
        }

        @Override
        public boolean isPossible(SaslContext context) {
            return mechanism.isPossible(context);
        }

        @Override
        public SaslExchange begin(SaslContext context) {
            exchanges.incrementAndGet();
            return new Exchange(mechanism.begin(context));
        }
    }

    private final class Exchange implements SaslExchange {

        private final SaslExchange exchange;
        private boolean isClosed;

        Exchange(SaslExchange exchange) {
            this.exchange = exchange;
        }

        @Override
        public SaslStep next(byte[] response) {
            SaslStep step = exchange.next(response);
            return step instanceof SaslStep.Success success
                    ? new SaslStep.Success(
                            success.user(), success.finalData(), success.layer().map(Layer::new))
                    : step;
        }

        @Override
        public void close() {
            exchange.close();
            if (!isClosed) {
                isClosed = true;
                exchanges.decrementAndGet();
            }
        }
    }

    private final class Layer implements SecurityLayer {

        private final SecurityLayer layer;
        private boolean isClosed;

        Layer(SecurityLayer layer) {
            this.layer = layer;
            layers.incrementAndGet();
        }

        @Override
        public int maxReceived() {
            return layer.maxReceived();
        }

        @Override
        public int maxPlain() {
            return layer.maxPlain();
        }

        @Override
        public int overhead() {
            return layer.overhead();
        }

        @Override
        public void wrap(byte[] plain, int offset, int length, byte[] sealed, int sealedOffset) {
            layer.wrap(plain, offset, length, sealed, sealedOffset);
        }

        @Override
        public int unwrap(byte[] sealed, int offset, int length) throws MessageAlteredException {
            return layer.unwrap(sealed, offset, length);
        }

        @Override
        public String description() {
            return layer.description();
        }

        @Override
        public void close() {
            layer.close();
            if (!isClosed) {
                isClosed = true;
                layers.decrementAndGet();
            }
        }
    }
}
