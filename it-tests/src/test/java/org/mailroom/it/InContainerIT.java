package org.mailroom.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.Resource;
import java.lang.management.ManagementFactory;
import javax.management.ObjectName;
import javax.naming.InitialContext;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** Runs inside Payara Micro, next to the adapter: shows that applications reach its management. */
@ArquillianTest
class InContainerIT {

    @Resource(lookup = "java:app/AppName")
    private String application;

    @Deployment
    static WebArchive application() {
        return ShrinkWrap.create(WebArchive.class, "in-container.war");
    }

    @Test
    void theFiguresOfTheQueueAreReachable() throws Exception {
        var server = ManagementFactory.getPlatformMBeanServer();
        var queues = server.queryNames(new ObjectName("org.mailroom:type=Queue,*"), null);

        assertTrue(queues.size() == 1, () -> "queues of " + application + ": " + queues);
        assertTrue((Boolean) server.getAttribute(queues.iterator().next(), "Accepting"));
        assertTrue(new InitialContext().lookup("java:comp/TransactionSynchronizationRegistry") != null);
    }
}
