package org.mailroom.demo.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.mailroom.api.management.ServerMXBean;

/**
 * Whether the adapters of this server answer, as a MicroProfile health check. That there is none is no reason to restart the server:
 * one may be on its way.
 */
@Liveness
@ApplicationScoped
public class MailLiveness implements HealthCheck {

    @Override
    public HealthCheckResponse call() {
        List<OpenBean> adapters = OpenBean.find(ServerMXBean.OBJECT_NAME_PREFIX + "*");
        long answering = adapters.stream().filter(MailLiveness::answers).count();
        return HealthCheckResponse.named("mailroom-alive")
                .withData("adapters", adapters.size())
                .withData("answering", answering)
                .status(answering == adapters.size())
                .build();
    }

    private static boolean answers(OpenBean adapter) {
        try {
            return adapter.read("OpenConnections", Integer.class) >= 0;
        } catch (RuntimeException e) {
            return false;
        }
    }
}
