package org.mailroom.it;

import java.io.IOException;
import javax.management.JMException;
import javax.management.JMX;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.mailroom.api.management.AccountsMXBean;
import org.mailroom.api.management.LimitsMXBean;
import org.mailroom.api.management.QueueMXBean;
import org.mailroom.api.management.SecurityMXBean;
import org.mailroom.api.management.ServerMXBean;

/** An administrator's JMX client. */
public final class Management implements AutoCloseable {

    private final JMXConnector connector;

    private Management(JMXConnector connector) {
        this.connector = connector;
    }

    /** The option that has the tests' beans let {@link #connect} in. */
    public static String option(int port) {
        return "-Dmailroom.it.jmx=" + port;
    }

    public static String url(int port) {
        return "service:jmx:rmi:///jndi/rmi://127.0.0.1:" + port + "/jmxrmi";
    }

    public static Management connect(int port) throws IOException {
        return new Management(JMXConnectorFactory.connect(new JMXServiceURL(url(port))));
    }

    public QueueMXBean queue() throws IOException, JMException {
        return bean(QueueMXBean.OBJECT_NAME_PREFIX, QueueMXBean.class);
    }

    public AccountsMXBean accounts() throws IOException, JMException {
        return bean(AccountsMXBean.OBJECT_NAME_PREFIX, AccountsMXBean.class);
    }

    public SecurityMXBean security() throws IOException, JMException {
        return bean(SecurityMXBean.OBJECT_NAME_PREFIX, SecurityMXBean.class);
    }

    public ServerMXBean mailServer() throws IOException, JMException {
        return bean(ServerMXBean.OBJECT_NAME_PREFIX, ServerMXBean.class);
    }

    public LimitsMXBean limits() throws IOException, JMException {
        return bean(LimitsMXBean.OBJECT_NAME_PREFIX, LimitsMXBean.class);
    }

    private <T> T bean(String prefix, Class<T> type) throws IOException, JMException {
        return JMX.newMXBeanProxy(server(), new ObjectName(prefix + "mailroom"), type);
    }

    public MBeanServerConnection server() throws IOException {
        return connector.getMBeanServerConnection();
    }

    @Override
    public void close() {
        try {
            connector.close();
        } catch (IOException e) {
            // The server may have gone already, and with it the connection.
            return;
        }
    }
}
