package org.mailroom.demo.web;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** Each {@link MailFigure} as a gauge of MicroProfile metrics, as long as this application runs. */
@ApplicationScoped
public class MailMetrics {

    private final MetricRegistry registry;

    /** For the container's proxy. */
    MailMetrics() {
        this(null);
    }

    @Inject
    public MailMetrics(MetricRegistry registry) {
        this.registry = registry;
    }

    void register(@Observes @Initialized(ApplicationScoped.class) Object begin) {
        for (MailFigure figure : MailFigure.values()) {
            registry.gauge(figure.metric(), figure::value);
        }
    }

    @PreDestroy
    void remove() {
        for (MailFigure figure : MailFigure.values()) {
            registry.remove(figure.metric());
        }
    }
}
