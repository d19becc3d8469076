package org.mailroom.demo;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * Remembers in memory what the beans handled, and shows it through JMX.
 *
 * <p>It takes no part in transactions: a line about a failed attempt stays although the attempt rolled back. A real
 * application would write to its database instead, inside the bean's transaction.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RecentMail {

    private static final int KEPT = 50;

    private final Ledger ledger = new Ledger(KEPT);

    /** Adds a line; the oldest makes room. */
    public void add(HandledMailFigures handled) {
        ledger.add(handled);
    }

    @PostConstruct
    void publish() {
        try {
            ObjectName name = new ObjectName(RecentMailMXBean.OBJECT_NAME);
            withdraw(server(), name);
            server().registerMBean(ledger, name);
        } catch (JMException e) {
            throw new IllegalStateException("cannot publish " + RecentMailMXBean.OBJECT_NAME, e);
        }
    }

    /** The MBean server outlives the application: what stayed there would hold the application's classes. */
    @PreDestroy
    void withdraw() {
        try {
            withdraw(server(), new ObjectName(RecentMailMXBean.OBJECT_NAME));
        } catch (JMException e) {
            throw new IllegalStateException("cannot withdraw " + RecentMailMXBean.OBJECT_NAME, e);
        }
    }

    private static void withdraw(MBeanServer server, ObjectName name) throws JMException {
        if (server.isRegistered(name)) {
            server.unregisterMBean(name);
        }
    }

    private static MBeanServer server() {
        return ManagementFactory.getPlatformMBeanServer();
    }
}
