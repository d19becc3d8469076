package org.mailroom.security.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailroom.security.SecurityMetrics;
import org.mailroom.security.selftest.Check;
import org.mailroom.security.selftest.CheckResult;
import org.mailroom.security.tls.key.KeyRing;
import org.mailroom.security.tls.key.ServerKey;

/** What is broken is not offered, and the report says why. */
final class SabotageTest {

    private static final Path OTHER_BOUNCY_CASTLE = Path.of("target", "other-bouncycastle");

    @Test
    void refusesAMixtureOfBouncyCastlesThatPassesEveryHandshake() throws Exception {
        String said = startAmong("newer.jar");

        assertThat(said)
                .startsWith("JDK")
                .contains("Bouncy Castle of one version")
                .contains("bcprov=1.86")
                .contains("bctls=1.84")
                .contains("BCJSSE cannot be used, the JDK's engine takes its place");
    }

    @Test
    void refusesAMixtureOfBouncyCastlesThatCannotBeLinked() throws Exception {
        String said = startAmong("older.jar");

        assertThat(said).startsWith("JDK").contains("Bouncy Castle of one version");
    }

    /** What an administrator can do in java.security, in a JVM of its own. */
    @Test
    void leavesOutWhatTheJvmForbids(@TempDir Path directory) throws Exception {
        Path security = directory.resolve("java.security");
        Files.writeString(
                security, "jdk.tls.disabledAlgorithms=TLSv1.3, TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256\n");
        Process process =
                SessionLifetimeTest.fork("-Djava.security.properties=" + security, ForbiddenAlgorithms.class.getName());

        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(said)
                .contains("offers [TLSV1_2] ")
                .contains("TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256")
                .contains("failed: tls JDK TLSv1.2 TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256 RSA")
                .contains("failed: tls JDK TLSv1.3");
        assertThat(said.lines().filter(line -> line.startsWith("offers")))
                .noneMatch(line -> line.contains("ECDHE_RSA_WITH_CHACHA20"));
    }

    /** Prints what is offered. */
    static final class ForbiddenAlgorithms {

        private ForbiddenAlgorithms() {}

        public static void main(String[] arguments) throws Exception {
            try (TlsService service =
                    TlsService.start(TlsSettings.defaults(), Certificates.BOTH, SecurityMetrics.NONE)) {
                TlsFigures figures = service.figures();
                System.out.println("offers " + figures.protocols() + " " + figures.cipherSuites());
                service.selfTest().failures().forEach(failure -> System.out.println("failed: " + failure.name()));
            }
        }
    }

    @Test
    void anEngineThatThrowsIsReplaced() throws Exception {
        AtomicReference<String> replaced = new AtomicReference<>();
        SecurityMetrics metrics = new SecurityMetrics() {
            @Override
            public void engineReplaced(String reason) {
                replaced.set(reason);
            }
        };
        try (TlsService service = TlsService.start(
                TlsSettings.defaults().with(TlsEngine.OPENSSL),
                Certificates.BOTH,
                metrics,
                engine -> engine == TlsEngine.OPENSSL
                        ? new Broken(engine, new UnsatisfiedLinkError("no such symbol"))
                        : Engines.of(engine),
                System::nanoTime)) {
            assertThat(service.figures().engine()).isEqualTo(TlsEngine.JDK);
            assertThat(replaced.get()).contains("OPENSSL").contains("no such symbol");
            assertThat(service.selfTest().failures())
                    .extracting(CheckResult::name)
                    .contains("tls OPENSSL TLSv1.2", "tls OPENSSL TLSv1.3");
        }
    }

    @Test
    void withoutAnyEngineThereIsNoTls() {
        assertThatThrownBy(() -> TlsService.start(
                        TlsSettings.defaults(),
                        Certificates.BOTH,
                        SecurityMetrics.NONE,
                        engine -> new Broken(engine, new IllegalStateException("broken on purpose")),
                        System::nanoTime))
                .isInstanceOf(TlsUnavailableException.class)
                .hasMessageContaining("tls JDK key test EC localhost")
                .hasMessageContaining("broken on purpose")
                .hasMessageContaining("look at");
    }

    @Test
    void keysThatDoNotPassAreRefusedAndThoseOfBeforeStay() throws Exception {
        AtomicReference<String> refused = new AtomicReference<>();
        SecurityMetrics metrics = new SecurityMetrics() {
            @Override
            public void keysRefused(String reason) {
                refused.set(reason);
            }
        };
        KeyRing torn = new KeyRing(
                List.of(new ServerKey("torn", Certificates.ec("other").privateKey(), Certificates.EC.chain())));
        try (TlsService service = TlsService.start(TlsSettings.defaults(), Certificates.BOTH, metrics)) {
            assertThat(service.keys(torn)).isFalse();

            assertThat(refused.get()).contains("torn");
            assertThat(service.figures().generation()).isEqualTo(1);
        }
    }

    /** For a host of which only some clients ask. */
    @ParameterizedTest
    @EnumSource
    void aKeyThatDoesNotWorkIsLeftOut(TlsEngine engine) throws Exception {
        ServerKey torn = new ServerKey(
                "torn",
                Certificates.ec("other").privateKey(),
                Certificates.ec("torn.example").chain());
        KeyRing ring = new KeyRing(List.of(Certificates.EC, torn, Certificates.RSA));
        try (TlsService service = TlsService.start(TlsSettings.defaults().with(engine), ring, SecurityMetrics.NONE);
                EchoServer server = new EchoServer(service);
                SSLSocket socket = Clients.connect(
                        Clients.jdk(),
                        server.port(),
                        parameters -> parameters.setServerNames(List.of(new SNIHostName("torn.example"))))) {
            assertThat(service.figures().engine()).isEqualTo(engine);
            assertThat(service.selfTest().failures()).singleElement().satisfies(failure -> {
                assertThat(failure.name()).startsWith("tls " + engine + " key torn ");
                assertThat(failure.advice()).contains("torn").contains("belong together");
            });
            assertThat(Clients.echo(socket, "hello")).isEqualTo("hello");
            assertThat(socket.getSession().getPeerCertificates()[0]).isEqualTo(Certificates.EC.certificate());

            assertThat(service.keys(ring)).isFalse();
            assertThat(service.keys(Certificates.BOTH)).isTrue();
        }
    }

    /** In a world with that bcprov in the place of ours. */
    private static String startAmong(String bcprov) throws Exception {
        List<URL> path = new ArrayList<>();
        path.add(OTHER_BOUNCY_CASTLE.resolve(bcprov).toUri().toURL());
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        for (String entry : classPath.split(File.pathSeparator)) {
            if (!entry.contains("bcprov")) {
                path.add(Path.of(entry).toUri().toURL());
            }
        }
        try (URLClassLoader world =
                new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            return (String) world.loadClass(MixedWorld.class.getName())
                    .getMethod("start", Path.class)
                    .invoke(null, OTHER_BOUNCY_CASTLE);
        }
    }

    private record Broken(TlsEngine engine, Throwable failure) implements Engines {

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
            if (failure instanceof Error error) {
                throw error;
            }
            throw (Exception) failure;
        }
    }
}
