package org.mailroom.it.beans;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.rmi.registry.LocateRegistry;
import java.rmi.registry.Registry;
import java.rmi.server.RMIServerSocketFactory;
import java.rmi.server.UnicastRemoteObject;
import java.util.Map;
import javax.management.remote.JMXConnectorServer;
import javax.management.remote.JMXConnectorServerFactory;
import javax.management.remote.JMXServiceURL;
import javax.management.remote.rmi.RMIConnectorServer;

/**
 * Lets a JMX client in on the loopback address: the port is the system property {@code mailroom.it.jmx}. The JDK's own agent
 * would listen on all addresses as well, whatever it is told.
 */
@Singleton
@Startup
public class JmxDoor {

    private Registry registry;
    private JMXConnectorServer server;

    @PostConstruct
    void open() {
        int port = Integer.getInteger("mailroom.it.jmx", 0);
        if (port == 0) {
            return;
        }
        var loopback = new Loopback();
        try {
            registry = LocateRegistry.createRegistry(port, null, loopback);
            var url = new JMXServiceURL(
                    "service:jmx:rmi://127.0.0.1:" + port + "/jndi/rmi://127.0.0.1:" + port + "/jmxrmi");
            Map<String, Object> environment = Map.of(RMIConnectorServer.RMI_SERVER_SOCKET_FACTORY_ATTRIBUTE, loopback);
            server = JMXConnectorServerFactory.newJMXConnectorServer(
                    url, environment, ManagementFactory.getPlatformMBeanServer());
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @PreDestroy
    void close() {
        if (server == null) {
            return;
        }
        try {
            server.stop();
            UnicastRemoteObject.unexportObject(registry, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Loopback implements RMIServerSocketFactory {

        @Override
        public ServerSocket createServerSocket(int port) throws IOException {
            // What getLoopbackAddress gives may be ::1, where no client looks for it.
            return new ServerSocket(port, 0, InetAddress.getByName("127.0.0.1"));
        }
    }
}
