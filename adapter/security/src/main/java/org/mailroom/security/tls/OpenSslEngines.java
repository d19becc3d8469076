package org.mailroom.security.tls;

import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.OpenSslContextOption;
import io.netty.handler.ssl.ReferenceCountedOpenSslServerContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.mailroom.security.selftest.Check;
import org.mailroom.security.tls.key.KeyRing;

/**
 * The engines of BoringSSL. It has no switch for a single suite of TLS 1.3, and its handshakes do all but the choice of the
 * certificate where they are fed, on the event loop; they take a third of the JDK's time. When a client closes its direction of TLS
 * 1.3, the other is closed with it, and what was not written by then is lost: the closing alert looks like any other record there.
 */
final class OpenSslEngines implements Engines {

    private final LongSupplier nanoClock;

    /** With a clock like {@link System#nanoTime}. */
    OpenSslEngines(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    @Override
    public TlsEngine engine() {
        return TlsEngine.OPENSSL;
    }

    @Override
    public List<Check> preconditions() {
        return List.of(new Check(
                "tls OPENSSL native library",
                "Set the TLS engine to JDK, or run on a platform for which netty-tcnative has a library,"
                        + " with a directory for temporary files from which libraries may be loaded (java.io.tmpdir)",
                OpenSsl::ensureAvailability));
    }

    @Override
    public boolean choosesSuites(TlsProtocol protocol) {
        return protocol != TlsProtocol.TLSV1_3;
    }

    @Override
    public ServerContext context(KeyRing ring, TlsSettings settings, Offer offer) throws Exception {
        OpenSslKeys keys = new OpenSslKeys(ring);
        try {
            return new OpenSslContext(context(keys, settings, offer), keys, settings, nanoClock);
        } catch (Exception e) {
            keys.close();
            throw e;
        }
    }

    private static ReferenceCountedOpenSslServerContext context(OpenSslKeys keys, TlsSettings settings, Offer offer)
            throws Exception {
        SslContextBuilder builder = SslContextBuilder.forServer(keys)
                .sslProvider(SslProvider.OPENSSL_REFCNT)
                .protocols(offer.protocolNames())
                .ciphers(suites(offer), SupportedCipherSuiteFilter.INSTANCE)
                .option(OpenSslContextOption.GROUPS, Offer.GROUPS.toArray(String[]::new))
                .trustManager(Trust.managers(settings)[0])
                .clientAuth(clientAuth(settings.clientCertificates()))
                .sessionCacheSize(settings.sessionCacheSize())
                .sessionTimeout(settings.sessionTimeout().toSeconds());
        settings.applicationProtocol().ifPresent(name -> builder.applicationProtocolConfig(alpn(name)));
        return (ReferenceCountedOpenSslServerContext) builder.build();
    }

    /** With TLS 1.3 all that it has; it says so in the log whenever it is told otherwise. */
    private static List<String> suites(Offer offer) {
        Stream<String> tls13 = offer.protocols().contains(TlsProtocol.TLSV1_3)
                ? Offer.candidates(TlsProtocol.TLSV1_3, List.of("EC")).stream()
                : Stream.empty();
        return Stream.concat(tls13, offer.suites().getOrDefault(TlsProtocol.TLSV1_2, List.of()).stream())
                .toList();
    }

    private static ApplicationProtocolConfig alpn(String name) {
        return new ApplicationProtocolConfig(
                Protocol.ALPN, SelectorFailureBehavior.NO_ADVERTISE, SelectedListenerFailureBehavior.ACCEPT, name);
    }

    private static ClientAuth clientAuth(ClientCertificates certificates) {
        return switch (certificates) {
            case OFF -> ClientAuth.NONE;
            case WANTED -> ClientAuth.OPTIONAL;
            case REQUIRED -> ClientAuth.REQUIRE;
        };
    }
}
