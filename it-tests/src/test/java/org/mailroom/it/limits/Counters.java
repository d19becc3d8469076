package org.mailroom.it.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.management.JMException;
import org.mailroom.api.management.LimitsMXBean;
import org.mailroom.api.management.ListenerFigures;
import org.mailroom.api.management.ServerMXBean;
import org.mailroom.it.Management;
import org.mailroom.it.security.HeapHistogram;

/**
 * What an operator sees of connections and of what they hold.
 *
 * @param open connections
 * @param ofListeners the same, as the listeners count them
 * @param listed whether any connection is listed
 */
public record Counters(
        int open,
        int ofListeners,
        boolean listed,
        int peers,
        int users,
        int handshakes,
        long heldOctets,
        int memoryPlaces,
        int waitingForMemory) {

    private static final Counters ZERO = new Counters(0, 0, false, 0, 0, 0, 0, 0, 0);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** What there is one of for each connection, session or handshake, and for each login under way. */
    private static final Pattern ONE_EACH = Pattern.compile("org\\.mailroom\\.server\\.transport\\.(Connection|Turn|"
            + "WriteTimer|TurnTimer|PeerInput|OpenConnection|HandshakeGate|HandshakeQueue\\$Handshake)$"
            + "|org\\.mailroom\\.server\\.limit\\.(MemoryAccount|DataRate)$"
            + "|org\\.mailroom\\.server\\.(smtp\\.SmtpConversation|imap\\.ImapConversation|login\\.ConnectionLogins)$"
            + "|\\.netty\\.channel\\.socket\\.nio\\.NioSocketChannel$|\\.netty\\.handler\\.ssl\\.SslHandler$");

    /** As they are now. */
    public static Counters of(Management management) throws IOException, JMException {
        ServerMXBean server = management.mailServer();
        LimitsMXBean limits = management.limits();
        return new Counters(
                server.getOpenConnections(),
                server.getListeners().stream()
                        .mapToInt(ListenerFigures::getConnections)
                        .sum(),
                !server.listConnections(0, 1).isEmpty(),
                server.getPeers(),
                server.getUsers(),
                server.getHandshakes(),
                limits.getHeldBytes(),
                limits.getMemoryPlaces(),
                limits.getWaitingForMemory());
    }

    /** Waits until nobody is there any more, and checks that nothing is counted, and nothing kept in the heap. */
    public static void awaitZero(Management management) throws IOException, JMException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Counters now = of(management);
        while (!now.equals(ZERO) && System.nanoTime() < deadline) {
            Thread.sleep(50);
            now = of(management);
        }
        assertThat(now).as("after the last has gone").isEqualTo(ZERO);
        assertThat(kept(management)).as("kept in the heap").isEmpty();
    }

    /** Waits until no limit is tighter than it was set, because of what was there before. */
    public static void awaitCalm(Management management) throws IOException, JMException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        LimitsMXBean limits = management.limits();
        while (limits.isUnderPressure() && System.nanoTime() < deadline) {
            Thread.sleep(200);
        }
        assertThat(limits.getPressure()).as("pressure").isEmpty();
    }

    private static List<String> tell(ServerMXBean server) {
        return server.listConnections(0, 20).stream()
                .map(one -> one.getListener() + " " + one.getState() + ", idle for " + one.getIdleSeconds() + " s, "
                        + one.getPendingCommands() + " pending, " + one.getHeldBytes() + " octets")
                .toList();
    }

    private static Map<String, Long> kept(Management management) throws IOException, JMException, InterruptedException {
        return HeapHistogram.of(management).matching(ONE_EACH);
    }

    /** Waits until so many connections are open. */
    public static void awaitOpen(Management management, int connections, Duration patience)
            throws IOException, JMException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        ServerMXBean server = management.mailServer();
        while (server.getOpenConnections() != connections && System.nanoTime() < deadline) {
            Thread.sleep(100);
        }
        assertThat(server.getOpenConnections())
                .as("open connections, which are %s", tell(server))
                .isEqualTo(connections);
    }
}
