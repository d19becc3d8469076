package org.mailroom.security.tls;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLKeyException;
import javax.net.ssl.SSLParameters;
import org.mailroom.security.selftest.Check;
import org.mailroom.security.tls.key.KeyRing;
import org.mailroom.security.tls.key.KeySelector;

/** The JDK's engines. What the JDK has learned since version 17 is looked up once, and used where it is there. */
final class JdkEngines implements Engines {

    /** Since 20; before, all groups that the JVM has are on offer. In any case the JDK takes the one that the client prefers. */
    private static final Optional<MethodHandle> SET_NAMED_GROUPS =
            find(SSLParameters.class, "setNamedGroups", MethodType.methodType(void.class, String[].class));

    /** Since 25. */
    private static final Optional<MethodHandle> EXPORT = find(
            ExtendedSSLSession.class,
            "exportKeyingMaterialData",
            MethodType.methodType(byte[].class, String.class, byte[].class, int.class));

    @Override
    public TlsEngine engine() {
        return TlsEngine.JDK;
    }

    @Override
    public List<Check> preconditions() {
        return List.of();
    }

    @Override
    public boolean choosesSuites(TlsProtocol protocol) {
        return true;
    }

    @Override
    public ServerContext context(KeyRing ring, TlsSettings settings, Offer offer) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(new KeyManager[] {new KeySelector(ring)}, Trust.managers(settings), new SecureRandom());
        SSLParameters parameters = parameters(context, settings, offer);
        return new JsseContext(
                context,
                settings,
                engine -> setUp(engine, parameters, settings),
                JdkEngines::exporter,
                !ticketsAreStateless());
    }

    private static SSLParameters parameters(SSLContext context, TlsSettings settings, Offer offer) {
        List<String> supported = List.of(context.getSupportedSSLParameters().getCipherSuites());
        SSLParameters parameters = context.getDefaultSSLParameters();
        parameters.setProtocols(offer.protocolNames());
        parameters.setCipherSuites(
                offer.suiteNames().stream().filter(supported::contains).toArray(String[]::new));
        parameters.setUseCipherSuitesOrder(true);
        switch (settings.clientCertificates()) {
            case OFF -> parameters.setWantClientAuth(false);
            case WANTED -> parameters.setWantClientAuth(true);
            case REQUIRED -> parameters.setNeedClientAuth(true);
        }
        SET_NAMED_GROUPS.ifPresent(method -> call(method, parameters));
        return parameters;
    }

    private static void setUp(SSLEngine engine, SSLParameters parameters, TlsSettings settings) {
        engine.setSSLParameters(parameters);
        // Not by the parameters: there a client that offers only other names is refused.
        settings.applicationProtocol()
                .ifPresent(name -> engine.setHandshakeApplicationProtocolSelector(
                        (handshaking, offered) -> offered.contains(name) ? name : ""));
    }

    private static void call(MethodHandle setNamedGroups, SSLParameters parameters) {
        try {
            setNamedGroups.invoke(parameters, Offer.GROUPS.toArray(String[]::new));
        } catch (Throwable e) {
            throw new IllegalStateException("cannot choose the groups of key exchange", e);
        }
    }

    private static Exporter exporter(SSLEngine engine) {
        return EXPORT.<Exporter>map(method -> () -> export(method, engine)).orElse(Exporter.NONE);
    }

    private static byte[] export(MethodHandle export, SSLEngine engine) throws Exception {
        try {
            return (byte[]) export.invoke(
                    (ExtendedSSLSession) engine.getSession(), Exporter.LABEL, new byte[0], Exporter.LENGTH);
        } catch (SSLKeyException | UnsupportedOperationException e) {
            // TLS 1.2 without extended master secret, or an engine that is not the JDK's own.
            return null;
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** True unless an administrator has switched it off for the whole JVM. */
    private static boolean ticketsAreStateless() {
        return Boolean.parseBoolean(System.getProperty("jdk.tls.server.enableSessionTicketExtension", "true"));
    }

    private static Optional<MethodHandle> find(Class<?> owner, String name, MethodType type) {
        try {
            return Optional.of(MethodHandles.publicLookup().findVirtual(owner, name, type));
        } catch (NoSuchMethodException | IllegalAccessException e) {
            return Optional.empty();
        }
    }
}
