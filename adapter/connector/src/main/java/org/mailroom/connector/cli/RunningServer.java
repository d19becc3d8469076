package org.mailroom.connector.cli;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.util.Map;
import javax.management.JMX;
import javax.management.MBeanServerConnection;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.mailroom.api.management.AccountsMXBean;
import org.mailroom.connector.cli.AccountsPlace.Jmx;
import org.mailroom.connector.cli.AccountsPlace.RunningProcess;

/** Reaches the accounts of a server that is running, through its MXBean. */
final class RunningServer {

    private RunningServer() {}

    static OpenAccounts open(RunningProcess process) throws CommandFailure {
        return open(agentOf(process.pid()), Map.of(), process.instance());
    }

    static OpenAccounts open(Jmx jmx, PasswordInput passwords) throws CommandFailure {
        Map<String, ?> environment = jmx.user().isEmpty()
                ? Map.of()
                : Map.of(JMXConnector.CREDENTIALS, new String[] {jmx.user(), passwords.ofJmxUser(jmx.passwordFile())});
        return open(jmx.url(), environment, jmx.instance());
    }

    /** Has the process start its agent for connections from this machine, and says where that listens. */
    private static String agentOf(String pid) throws CommandFailure {
        try {
            VirtualMachine machine = VirtualMachine.attach(pid);
            try {
                return machine.startLocalManagementAgent();
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException | IOException e) {
            throw unreachable("the process " + pid + " cannot be reached (is it a Java of this user?)", e);
        } catch (NoClassDefFoundError e) {
            throw unreachable("this Java cannot reach into processes; run the command with a full JDK", e);
        }
    }

    private static OpenAccounts open(String url, Map<String, ?> environment, String instance) throws CommandFailure {
        JMXConnector connector = null;
        try {
            connector = JMXConnectorFactory.connect(new JMXServiceURL(url), environment);
            return new OpenAccounts(new JmxAccounts(bean(connector, instance)), connector::close);
        } catch (IOException | SecurityException e) {
            close(connector);
            throw unreachable("no JMX connection to " + url, e);
        } catch (CommandFailure e) {
            close(connector);
            throw e;
        }
    }

    private static AccountsMXBean bean(JMXConnector connector, String instance) throws IOException, CommandFailure {
        MBeanServerConnection server = connector.getMBeanServerConnection();
        ObjectName name;
        try {
            name = new ObjectName(AccountsMXBean.OBJECT_NAME_PREFIX + instance);
        } catch (MalformedObjectNameException e) {
            throw CommandFailure.usage("--instance cannot be the instanceName of an adapter");
        }
        if (!server.isRegistered(name)) {
            throw new CommandFailure(
                    CommandFailure.UNREACHABLE,
                    "no Mailroom with the instanceName '" + instance + "' is running there; see --instance");
        }
        return JMX.newMXBeanProxy(server, name, AccountsMXBean.class);
    }

    private static void close(JMXConnector connector) {
        try {
            if (connector != null) {
                connector.close();
            }
        } catch (IOException e) {
            // What went wrong before is what counts
            return;
        }
    }

    private static CommandFailure unreachable(String what, Throwable cause) {
        String why = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        return new CommandFailure(
                CommandFailure.UNREACHABLE,
                what + ": " + why.lines().findFirst().orElse(""));
    }
}
