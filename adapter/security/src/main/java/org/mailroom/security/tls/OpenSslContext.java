package org.mailroom.security.tls;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.OpenSslSessionTicketKey;
import io.netty.handler.ssl.ReferenceCountedOpenSslEngine;
import io.netty.handler.ssl.ReferenceCountedOpenSslServerContext;
import io.netty.internal.tcnative.SSL;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import org.mailroom.security.tls.key.KeyRing;

/**
 * A context of BoringSSL. Sessions live in tickets only, under keys of ours: its cache of ids cannot be swept and, as long as one
 * connection is open, not be freed, so it is off.
 */
final class OpenSslContext implements ServerContext {

    private final ReferenceCountedOpenSslServerContext context;
    private final Optional<X509Certificate> onlyCertificate;
    private final long keyLifetime;
    private final SecureRandom random = new SecureRandom();
    private OpenSslSessionTicketKey ticketKey;
    private long ticketKeyMade;
    private boolean closed;

    OpenSslContext(ReferenceCountedOpenSslServerContext context, KeyRing ring, TlsSettings settings) {
        this.context = context;
        this.onlyCertificate =
                ring.keys().size() == 1 ? Optional.of(ring.keys().get(0).certificate()) : Optional.empty();
        this.keyLifetime = settings.sessionTimeout().toNanos();
        context.sessionContext().setSessionCacheEnabled(false);
        this.ticketKey = newTicketKey();
        this.ticketKeyMade = System.nanoTime();
        context.sessionContext().setTicketKeys(ticketKey);
    }

    @Override
    public SSLEngine newEngine(ByteBufAllocator allocator) {
        return context.newEngine(allocator);
    }

    @Override
    public Set<ByteBuffer> sessions() {
        return Set.of();
    }

    @Override
    public void expire() {}

    @Override
    public void empty() {}

    /** Once in the lifetime of a session, however often it is called: the key of before still opens what is not expired. */
    @Override
    public synchronized void renewTicketKeys() {
        if (closed || System.nanoTime() - ticketKeyMade < keyLifetime) {
            return;
        }
        OpenSslSessionTicketKey next = newTicketKey();
        context.sessionContext().setTicketKeys(next, ticketKey);
        ticketKey = next;
        ticketKeyMade = System.nanoTime();
    }

    @Override
    public boolean pinsResumedSessions() {
        return false;
    }

    @Override
    public boolean isResumed(SSLEngine engine, long start) {
        return SSL.isSessionReused(((ReferenceCountedOpenSslEngine) engine).sslPointer());
    }

    /** A resumed session does not say which it was; all that could be resumed here were made with the keys of this context. */
    @Override
    public Optional<X509Certificate> serverCertificate(SSLEngine engine) {
        Certificate[] chain = engine.getSession().getLocalCertificates();
        return chain != null && chain.length > 0 && chain[0] instanceof X509Certificate certificate
                ? Optional.of(certificate)
                : onlyCertificate;
    }

    @Override
    public Exporter exporter(SSLEngine engine) {
        return Exporter.NONE;
    }

    /** The engines in use hold what they need. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            context.release();
        }
    }

    private OpenSslSessionTicketKey newTicketKey() {
        byte[] name = octets(OpenSslSessionTicketKey.NAME_SIZE);
        byte[] hmacKey = octets(OpenSslSessionTicketKey.HMAC_KEY_SIZE);
        byte[] aesKey = octets(OpenSslSessionTicketKey.AES_KEY_SIZE);
        try {
            return new OpenSslSessionTicketKey(name, hmacKey, aesKey);
        } finally {
            Arrays.fill(hmacKey, (byte) 0);
            Arrays.fill(aesKey, (byte) 0);
        }
    }

    private byte[] octets(int count) {
        byte[] octets = new byte[count];
        random.nextBytes(octets);
        return octets;
    }
}
