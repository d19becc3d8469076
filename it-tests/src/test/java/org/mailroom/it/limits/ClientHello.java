package org.mailroom.it.limits;

import java.nio.ByteBuffer;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/** What a client says first by TLS. */
public final class ClientHello {

    private ClientHello() {}

    /** A whole one, which a server answers. */
    public static byte[] make(SSLContext tls) throws SSLException {
        SSLEngine engine = tls.createSSLEngine("localhost", 0);
        engine.setUseClientMode(true);
        ByteBuffer hello = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        engine.wrap(ByteBuffer.allocate(0), hello);
        return Arrays.copyOf(hello.array(), hello.position());
    }
}
