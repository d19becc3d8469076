package org.mailroom.demo.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import javax.management.openmbean.CompositeData;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.mailroom.api.management.SecurityMXBean;

/**
 * The self-test of every adapter in this server as a MicroProfile health check: down when there is no adapter, or when something
 * failed that was asked for, with what failed and what to do.
 */
@Readiness
@ApplicationScoped
public class SelfTestHealth implements HealthCheck {

    @Override
    public HealthCheckResponse call() {
        List<OpenBean> adapters = OpenBean.find(SecurityMXBean.OBJECT_NAME_PREFIX + "*");
        HealthCheckResponseBuilder response = HealthCheckResponse.named("mailroom-self-test");
        if (adapters.isEmpty()) {
            return response.down().withData("problem", "no adapter is running").build();
        }
        boolean allPassed = true;
        for (OpenBean adapter : adapters) {
            allPassed &= describe(adapter, response);
        }
        return response.status(allPassed).build();
    }

    private static boolean describe(OpenBean adapter, HealthCheckResponseBuilder response) {
        String instance = adapter.name().getKeyProperty("instance");
        List<CompositeData> checks = adapter.list("SelfTest").toList();
        List<CompositeData> failed =
                checks.stream().filter(check -> !(Boolean) check.get("passed")).toList();
        response.withData(instance + " passed", checks.size() - failed.size());
        failed.forEach(check -> response.withData(
                instance + " " + check.get("name"), check.get("problem") + "; " + check.get("advice")));
        return failed.isEmpty();
    }
}
