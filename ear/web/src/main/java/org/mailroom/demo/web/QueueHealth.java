package org.mailroom.demo.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.mailroom.api.management.QueueMXBean;

/**
 * The queue of every adapter in this server as a MicroProfile health check: down when there is no adapter, or when new mail is not
 * accepted because the queue or the disk is full, or the database does not answer.
 */
@Readiness
@ApplicationScoped
public class QueueHealth implements HealthCheck {

    @Override
    public HealthCheckResponse call() {
        List<OpenBean> queues = OpenBean.find(QueueMXBean.OBJECT_NAME_PREFIX + "*");
        HealthCheckResponseBuilder response = HealthCheckResponse.named("mailroom-queue");
        if (queues.isEmpty()) {
            return response.down().withData("problem", "no adapter is running").build();
        }
        boolean allAccept = true;
        for (OpenBean queue : queues) {
            allAccept &= describe(queue, response);
        }
        return response.status(allAccept).build();
    }

    private static boolean describe(OpenBean queue, HealthCheckResponseBuilder response) {
        String instance = queue.name().getKeyProperty("instance");
        try {
            boolean accepting = queue.read("Accepting", Boolean.class);
            response.withData(instance + " accepting", accepting);
            response.withData(instance + " messages", queue.read("Messages", Long.class));
            return accepting;
        } catch (RuntimeException e) {
            response.withData(instance + " problem", "its database does not answer");
            return false;
        }
    }
}
