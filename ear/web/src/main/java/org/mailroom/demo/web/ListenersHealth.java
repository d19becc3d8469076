package org.mailroom.demo.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import javax.management.openmbean.CompositeData;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.mailroom.api.management.ServerMXBean;

/**
 * The listeners of every adapter in this server as a MicroProfile health check: down when there is no adapter, or when a listener was
 * not started. One that an administrator has paused is told of, and is as it should be.
 */
@Readiness
@ApplicationScoped
public class ListenersHealth implements HealthCheck {

    @Override
    public HealthCheckResponse call() {
        List<OpenBean> adapters = OpenBean.find(ServerMXBean.OBJECT_NAME_PREFIX + "*");
        HealthCheckResponseBuilder response = HealthCheckResponse.named("mailroom-listeners");
        if (adapters.isEmpty()) {
            return response.down().withData("problem", "no adapter is running").build();
        }
        boolean allStarted = true;
        for (OpenBean adapter : adapters) {
            String instance = adapter.name().getKeyProperty("instance");
            for (CompositeData listener : adapter.list("Listeners").toList()) {
                String state = (String) listener.get("state");
                allStarted &= !state.equals("NOT_STARTED");
                response.withData(instance + " " + listener.get("name"), text(state, (String) listener.get("reason")));
            }
        }
        return response.status(allStarted).build();
    }

    private static String text(String state, String reason) {
        return reason.isEmpty() ? state : state + ": " + reason;
    }
}
