package org.mailroom.security.tls;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLEngine;
import org.mailroom.security.SecurityMetrics;
import org.mailroom.security.selftest.SelfTestReport;
import org.mailroom.security.tls.key.KeyRing;

/**
 * TLS as configured: tested before it is offered, with keys that can be replaced and sessions that end. Methods may be called from
 * any thread.
 */
public final class TlsService implements TlsServer, AutoCloseable {

    private static final Logger LOGGER = Logger.getLogger(TlsService.class.getName());

    private final TlsSettings settings;
    private final SecurityMetrics metrics;
    private final HandshakeCounts counts;

    /** Of clients that name no application protocol, or none that a listener has. */
    private final Generations plain;

    /** Those, and of each listener's application protocol: a session of one protocol is not resumed in another. */
    private final List<Generations> all = new CopyOnWriteArrayList<>();

    private final ThreadPoolExecutor handshakes;
    private final ScheduledThreadPoolExecutor timer;
    private volatile SelfTestReport report;
    private volatile Sweep lastSweep = new Sweep(Optional.empty(), 0);

    private TlsService(TlsSettings settings, SecurityMetrics metrics, SelfTestReport report, LongSupplier nanoClock) {
        this.settings = settings;
        this.metrics = metrics;
        this.report = report;
        this.counts = new HandshakeCounts(metrics);
        this.plain = new Generations(settings, nanoClock);
        this.all.add(plain);
        this.handshakes = new ThreadPoolExecutor(
                settings.handshakeThreads(),
                settings.handshakeThreads(),
                30,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                new OwnThreads("mailroom-tls-handshake"));
        this.handshakes.allowCoreThreadTimeOut(true);
        this.timer = new ScheduledThreadPoolExecutor(1, new OwnThreads("mailroom-tls-timer"));
    }

    /**
     * Tests the engine and starts. An engine that cannot be used is replaced by the JDK's, and the metrics hear of it; suites,
     * protocols and keys that do not work are left out, and the report says so.
     *
     * @throws TlsUnavailableException when nothing is left that could be offered
     */
    public static TlsService start(TlsSettings settings, KeyRing ring, SecurityMetrics metrics)
            throws TlsUnavailableException {
        return start(settings, ring, metrics, Engines::of, System::nanoTime);
    }

    static TlsService start(
            TlsSettings settings,
            KeyRing ring,
            SecurityMetrics metrics,
            Function<TlsEngine, Engines> sources,
            LongSupplier nanoClock)
            throws TlsUnavailableException {
        Engines engines = sources.apply(settings.engine());
        Trial trial = Trial.of(engines, settings, ring);
        SelfTestReport report = trial.report();
        if (trial.offer().isEmpty() && settings.engine() != TlsEngine.JDK) {
            metrics.engineReplaced(
                    settings.engine() + " cannot be used, the JDK's engine takes its place: " + trial.problem());
            engines = sources.apply(TlsEngine.JDK);
            trial = Trial.of(engines, settings, ring);
            report = report.and(trial.report());
        }
        if (trial.offer().isEmpty()) {
            throw new TlsUnavailableException(report);
        }
        TlsService service = new TlsService(settings, metrics, report, nanoClock);
        service.begin(engines, trial.offer(), trial.usable().orElseThrow());
        service.schedule();
        return service;
    }

    /**
     * TLS for a protocol that has a name (ALPN, RFC 7301), with the same keys.
     *
     * @param applicationProtocol as in {@code imap}; a client that offers only others is served all the same
     */
    public synchronized TlsServer speaking(String applicationProtocol) {
        try {
            Generations named = plain.with(settings.speaking(applicationProtocol));
            all.add(named);
            return new Speaking(named);
        } catch (Exception e) {
            throw unusable(e);
        }
    }

    @Override
    public void secure(Channel channel, IntConsumer held) {
        secure(channel, held, plain);
    }

    private void secure(Channel channel, IntConsumer held, Generations generations) {
        generations.withCurrent(generation -> {
            ServerContext context = generation.context();
            SSLEngine engine = context.newEngine(channel.alloc());
            Exporter exporter = context.exporter(engine);
            TlsHandler tls = new TlsHandler(engine, handshakes, context, exporter, held);
            tls.setHandshakeTimeoutMillis(settings.handshakeTimeout().toMillis());
            ChannelPipeline pipeline = channel.pipeline();
            pipeline.addFirst(new HandshakeOutcome(engine, context, exporter, counts));
            pipeline.addFirst(tls);
            return tls;
        });
    }

    @Override
    public ChannelFuture endOutput(Channel channel) {
        ChannelPromise ended = channel.newPromise();
        channel.eventLoop().execute(() -> endOutput(channel, ended));
        return ended;
    }

    /**
     * Replaces the keys. Handshakes that begin from now on use them, and the sessions of before cannot be resumed; connections
     * that are open stay open. When the engine cannot use one of the keys, those of before stay, and the metrics hear why.
     *
     * @return whether they are in use
     */
    public synchronized boolean keys(KeyRing ring) {
        Engines engines = plain.withCurrent(Generation::engines);
        Trial trial = Trial.of(engines, settings, ring);
        if (trial.offer().isEmpty() || !trial.usable().equals(Optional.of(ring))) {
            metrics.keysRefused("the new keys do not pass the self-test: " + trial.problem());
            return false;
        }
        begin(engines, trial.offer(), ring);
        report = trial.report();
        return true;
    }

    /**
     * Forgets every session, those in tickets included.
     *
     * @return how many were in memory
     */
    public synchronized int purge() {
        int purged = 0;
        try {
            for (Generations generations : all) {
                purged += generations.renew();
            }
        } catch (Exception e) {
            throw new IllegalStateException("cannot begin a new generation of the TLS engine " + settings.engine(), e);
        }
        tellSwept(purged, 0);
        return purged;
    }

    /** Frees expired sessions, and begins a new generation when it is time; the timer does the same. */
    public void sweep() {
        if (plain.isOlderThan(settings.generationLifetime())) {
            purge();
        }
        int freed = all.stream().mapToInt(Generations::sweep).sum();
        lastSweep = new Sweep(Optional.of(Instant.now()), freed);
        tellSwept(freed, cached());
    }

    /** A session that could be resumed is a hit, and every other handshake a miss. */
    private void tellSwept(int freed, int left) {
        long resumed = counts.resumed();
        metrics.cacheSwept("tls", freed, left, resumed, counts.done() - resumed);
    }

    /** What was tested before it was offered: at the start, or with the latest keys. */
    public SelfTestReport selfTest() {
        return report;
    }

    /** How it stands at this moment. */
    public TlsFigures figures() {
        Sweep sweep = lastSweep;
        return plain.withCurrent(generation -> new TlsFigures(
                generation.engines().engine(),
                List.copyOf(generation.offer().protocols()),
                generation.offer().suiteNames(),
                generation.number(),
                generation.start(),
                cached(),
                sweep.at(),
                sweep.freed(),
                counts.done(),
                counts.resumed(),
                counts.failed()));
    }

    private int cached() {
        return all.stream().mapToInt(Generations::cached).sum();
    }

    /** No new connections; handshakes that are under way fail, connections that are established stay usable. */
    @Override
    public void close() {
        timer.shutdownNow();
        handshakes.shutdown();
        all.forEach(Generations::close);
    }

    private void begin(Engines engines, Offer offer, KeyRing ring) {
        try {
            for (Generations generations : all) {
                generations.begin(engines, offer, ring);
            }
        } catch (Exception e) {
            throw unusable(e);
        }
    }

    private IllegalStateException unusable(Exception cause) {
        return new IllegalStateException(
                "the engine " + settings.engine() + " passed its tests and cannot be used", cause);
    }

    private void schedule() {
        long interval = settings.sweepInterval().toMillis();
        timer.scheduleWithFixedDelay(this::sweepOnTime, interval, interval, TimeUnit.MILLISECONDS);
    }

    /** A timer that throws is never called again. */
    private void sweepOnTime() {
        try {
            sweep();
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, "The TLS session cache could not be swept; that is tried again", e);
        }
    }

    private static void endOutput(Channel channel, ChannelPromise ended) {
        SslHandler tls = channel.pipeline().get(SslHandler.class);
        if (tls == null) {
            channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> shutdown(channel, ended));
            return;
        }
        channel.flush();
        tls.handshakeFuture()
                .addListener(established -> tls.closeOutbound().addListener(closed -> shutdown(channel, ended)));
    }

    private static void shutdown(Channel channel, ChannelPromise ended) {
        if (channel instanceof DuplexChannel duplex) {
            duplex.shutdownOutput(ended);
        } else {
            channel.close(ended);
        }
    }

    /** The same service, for a protocol that has a name. */
    private final class Speaking implements TlsServer {

        private final Generations generations;

        Speaking(Generations generations) {
            this.generations = generations;
        }

        @Override
        public void secure(Channel channel, IntConsumer held) {
            TlsService.this.secure(channel, held, generations);
        }

        @Override
        public ChannelFuture endOutput(Channel channel) {
            return TlsService.this.endOutput(channel);
        }
    }

    private record Sweep(Optional<Instant> at, int freed) {}
}
