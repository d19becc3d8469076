package org.mailroom.connector.management;

import java.lang.management.ManagementFactory;
import javax.management.InstanceAlreadyExistsException;
import javax.management.JMException;
import javax.management.ObjectName;
import org.mailroom.api.management.AccountsMXBean;
import org.mailroom.api.management.LimitsMXBean;
import org.mailroom.api.management.QueueMXBean;
import org.mailroom.api.management.SecurityMXBean;
import org.mailroom.api.management.ServerMXBean;

/** An MXBean on the platform MBean server, from start to stop. */
public final class Registration implements AutoCloseable {

    private final ObjectName name;

    private Registration(ObjectName name) {
        this.name = name;
    }

    /**
     * Registers the queue of an instance.
     *
     * @throws IllegalStateException when another adapter of this server has the same instance name
     */
    public static Registration of(QueueMXBean bean, String instanceName) {
        return of(bean, QueueMXBean.OBJECT_NAME_PREFIX, instanceName);
    }

    /** Registers the accounts of an instance; otherwise like {@link #of(QueueMXBean, String)}. */
    public static Registration of(AccountsMXBean bean, String instanceName) {
        return of(bean, AccountsMXBean.OBJECT_NAME_PREFIX, instanceName);
    }

    /** Registers encryption and logins of an instance; otherwise like {@link #of(QueueMXBean, String)}. */
    public static Registration of(SecurityMXBean bean, String instanceName) {
        return of(bean, SecurityMXBean.OBJECT_NAME_PREFIX, instanceName);
    }

    /** Registers the limits of an instance; otherwise like {@link #of(QueueMXBean, String)}. */
    public static Registration of(LimitsMXBean bean, String instanceName) {
        return of(bean, LimitsMXBean.OBJECT_NAME_PREFIX, instanceName);
    }

    /** Registers the server of an instance; otherwise like {@link #of(QueueMXBean, String)}. */
    public static Registration of(ServerMXBean bean, String instanceName) {
        return of(bean, ServerMXBean.OBJECT_NAME_PREFIX, instanceName);
    }

    private static Registration of(Object bean, String prefix, String instanceName) {
        try {
            var name = new ObjectName(prefix + instanceName);
            ManagementFactory.getPlatformMBeanServer().registerMBean(bean, name);
            return new Registration(name);
        } catch (InstanceAlreadyExistsException e) {
            throw new IllegalStateException(
                    "instanceName is '" + instanceName + "', but another adapter of this server has that name", e);
        } catch (JMException e) {
            throw new IllegalStateException("instanceName is '" + instanceName + "': " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            ManagementFactory.getPlatformMBeanServer().unregisterMBean(name);
        } catch (JMException e) {
            Log.STOP_INCOMPLETE.write(e, "unregistering " + name);
        }
    }
}
