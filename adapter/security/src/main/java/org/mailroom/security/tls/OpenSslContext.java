package org.mailroom.security.tls;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.OpenSslSessionTicketKey;
import io.netty.handler.ssl.ReferenceCountedOpenSslEngine;
import io.netty.handler.ssl.ReferenceCountedOpenSslServerContext;
import io.netty.internal.tcnative.SSL;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLEngine;

/**
 * A context of BoringSSL. Sessions live in tickets only, under keys of ours: its cache of ids cannot be swept and, as long as one
 * connection is open, not be freed, so it is off.
 */
final class OpenSslContext implements ServerContext {

    private final ReferenceCountedOpenSslServerContext context;
    private final OpenSslKeys keys;
    private final LongSupplier nanoClock;
    private final long keyLifetime;
    private final SecureRandom random = new SecureRandom();
    private OpenSslSessionTicketKey ticketKey;
    private long ticketKeyMade;
    private boolean closed;

    OpenSslContext(
            ReferenceCountedOpenSslServerContext context,
            OpenSslKeys keys,
            TlsSettings settings,
            LongSupplier nanoClock) {
        this.context = context;
        this.keys = keys;
        this.nanoClock = nanoClock;
        this.keyLifetime = settings.sessionTimeout().toNanos();
        context.sessionContext().setSessionCacheEnabled(false);
        this.ticketKey = newTicketKey();
        this.ticketKeyMade = nanoClock.getAsLong();
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
        if (closed || nanoClock.getAsLong() - ticketKeyMade < keyLifetime) {
            return;
        }
        OpenSslSessionTicketKey next = newTicketKey();
        context.sessionContext().setTicketKeys(next, ticketKey);
        ticketKey = next;
        ticketKeyMade = nanoClock.getAsLong();
    }

    @Override
    public void restrainTickets(SSLEngine engine) {
        keys.watch((ReferenceCountedOpenSslEngine) engine);
    }

    @Override
    public boolean isResumed(SSLEngine engine, long start) {
        return SSL.isSessionReused(((ReferenceCountedOpenSslEngine) engine).sslPointer());
    }

    @Override
    public Optional<X509Certificate> serverCertificate(SSLEngine engine) {
        return keys.certificate((ReferenceCountedOpenSslEngine) engine);
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
            keys.close();
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
