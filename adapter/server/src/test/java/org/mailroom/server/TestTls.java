package org.mailroom.server;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.mailroom.security.tls.ChannelBindings;
import org.mailroom.security.tls.TlsEvent;
import org.mailroom.security.tls.TlsServer;
import org.mailroom.security.tls.TlsSession;

/** TLS of the JDK with a certificate of its own, and clients that trust whoever comes. */
public final class TestTls implements TlsServer {

    private final SslContext context;

    /** Makes a key and a certificate. */
    public TestTls() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair key = generator.generateKeyPair();
            context = SslContextBuilder.forServer(key.getPrivate(), certificate(key))
                    .sslProvider(SslProvider.JDK)
                    .build();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509Certificate certificate(KeyPair key) throws Exception {
        var name = new X500Name("CN=mail.example.com");
        Instant now = Instant.now();
        var certificate = new JcaX509v3CertificateBuilder(
                        name,
                        BigInteger.ONE,
                        Date.from(now.minus(Duration.ofDays(1))),
                        Date.from(now.plus(Duration.ofDays(1))),
                        name,
                        key.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate()));
        return new JcaX509CertificateConverter().getCertificate(certificate);
    }

    /** For clients. */
    public static SSLContext trusting() {
        try {
            var client = SSLContext.getInstance("TLS");
            client.init(null, InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), new SecureRandom());
            return client;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void secure(Channel channel) {
        SslHandler tls = context.newHandler(channel.alloc());
        channel.pipeline().addFirst(tls, new Events(tls));
        if (channel.isActive() && channel.pipeline().firstContext().handler() == tls) {
            channel.pipeline().firstContext().read();
        }
    }

    @Override
    public ChannelFuture endOutput(Channel channel) {
        var ended = channel.newPromise();
        channel.pipeline().get(SslHandler.class).closeOutbound().addListener(closed -> ((SocketChannel) channel)
                .shutdownOutput(ended));
        return ended;
    }

    /** Turns the events of Netty into ours. */
    private static final class Events extends ChannelInboundHandlerAdapter {

        private final SslHandler tls;

        Events(SslHandler tls) {
            this.tls = tls;
        }

        @Override
        public void channelActive(ChannelHandlerContext channel) {
            channel.read();
            channel.fireChannelActive();
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext channel, Object event) {
            if (event instanceof SslHandshakeCompletionEvent completion) {
                channel.fireUserEventTriggered(
                        completion.isSuccess()
                                ? established(tls.engine().getSession())
                                : new TlsEvent.Failed(completion.cause().toString()));
            } else if (event instanceof SslCloseCompletionEvent close) {
                if (close.isSuccess()) {
                    channel.fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);
                }
            } else {
                channel.fireUserEventTriggered(event);
            }
        }

        private static TlsEvent established(SSLSession session) {
            return new TlsEvent.Established(new TlsSession(
                    session.getProtocol(), session.getCipherSuite(), ChannelBindings.NONE, Optional.empty()));
        }
    }
}
