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
import org.mailroom.api.management.QueueMXBean;
import org.mailroom.api.management.SecurityMXBean;

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

    public static Management connect(int port) throws IOException {
        return new Management(JMXConnectorFactory.connect(
                new JMXServiceURL("service:jmx:rmi:///jndi/rmi://127.0.0.1:" + port + "/jmxrmi")));
    }

    public QueueMXBean queue() throws IOException, JMException {
        return JMX.newMXBeanProxy(
                server(), new ObjectName(QueueMXBean.OBJECT_NAME_PREFIX + "mailroom"), QueueMXBean.class);
    }

    public AccountsMXBean accounts() throws IOException, JMException {
        return JMX.newMXBeanProxy(
                server(), new ObjectName(AccountsMXBean.OBJECT_NAME_PREFIX + "mailroom"), AccountsMXBean.class);
    }

    public SecurityMXBean security() throws IOException, JMException {
        return JMX.newMXBeanProxy(
                server(), new ObjectName(SecurityMXBean.OBJECT_NAME_PREFIX + "mailroom"), SecurityMXBean.class);
    }

    public MBeanServerConnection server() throws IOException {
        return connector.getMBeanServerConnection();
    }

    @Override
    public void close() throws IOException {
        connector.close();
    }
}
