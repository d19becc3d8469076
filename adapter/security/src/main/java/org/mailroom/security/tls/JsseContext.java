package org.mailroom.security.tls;

import io.netty.buffer.ByteBufAllocator;
import java.nio.ByteBuffer;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSessionContext;

/**
 * A context of the standard API, of the JDK or of Bouncy Castle. Their caches keep expired sessions until someone asks for the ids,
 * and those that are known by the peer's address until the capacity changes.
 */
final class JsseContext implements ServerContext {

    private final SSLContext context;
    private final Consumer<SSLEngine> setUp;
    private final Function<SSLEngine, Exporter> exporters;
    private final boolean pinsResumedSessions;

    /** @param pinsResumedSessions whether a connection would hold every session that was resumed from its own */
    JsseContext(
            SSLContext context,
            TlsSettings settings,
            Consumer<SSLEngine> setUp,
            Function<SSLEngine, Exporter> exporters,
            boolean pinsResumedSessions) {
        this.context = context;
        this.setUp = setUp;
        this.exporters = exporters;
        this.pinsResumedSessions = pinsResumedSessions;
        cache().setSessionCacheSize(settings.sessionCacheSize());
        cache().setSessionTimeout((int) settings.sessionTimeout().toSeconds());
    }

    @Override
    public SSLEngine newEngine(ByteBufAllocator allocator) {
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        setUp.accept(engine);
        return engine;
    }

    @Override
    public Set<ByteBuffer> sessions() {
        Set<ByteBuffer> ids = new HashSet<>();
        Collections.list(cache().getIds()).forEach(id -> ids.add(ByteBuffer.wrap(id)));
        return ids;
    }

    @Override
    public void expire() {
        int size = cache().getSessionCacheSize();
        cache().setSessionCacheSize(size + 1);
        cache().setSessionCacheSize(size);
    }

    @Override
    public void empty() {
        for (ByteBuffer id : sessions()) {
            SSLSession session = cache().getSession(id.array());
            if (session != null) {
                session.invalidate();
            }
        }
        expire();
    }

    /** The keys are the engine's own, of this context: they go with it. */
    @Override
    public void renewTicketKeys() {}

    /** For an invalid session the JDK's engine makes no tickets, and so none that the connection would hold. */
    @Override
    public void restrainTickets(SSLEngine engine) {
        SSLSession session = pinsResumedSessions ? engine.getHandshakeSession() : null;
        if (session != null && session.getProtocol().equals(TlsProtocol.TLSV1_3.standardName())) {
            session.invalidate();
        }
    }

    /** A session that is older than the connection. */
    @Override
    public boolean isResumed(SSLEngine engine, long start) {
        return engine.getSession().getCreationTime() < start;
    }

    @Override
    public Optional<X509Certificate> serverCertificate(SSLEngine engine) {
        Certificate[] chain = engine.getSession().getLocalCertificates();
        return chain != null && chain.length > 0 && chain[0] instanceof X509Certificate certificate
                ? Optional.of(certificate)
                : Optional.empty();
    }

    @Override
    public Exporter exporter(SSLEngine engine) {
        return exporters.apply(engine);
    }

    @Override
    public void close() {
        empty();
    }

    private SSLSessionContext cache() {
        return context.getServerSessionContext();
    }
}
