package org.mailroom.demo.web;

import java.util.function.Function;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import org.mailroom.api.management.LimitsMXBean;
import org.mailroom.api.management.QueueMXBean;
import org.mailroom.api.management.SecurityMXBean;
import org.mailroom.api.management.ServerMXBean;

/** A figure for MicroProfile metrics: over all adapters of this server, read from their MXBeans when it is asked for. */
enum MailFigure {
    ADAPTERS("mailroom_adapters", ServerMXBean.OBJECT_NAME_PREFIX, bean -> 1),
    LISTENERS_OPEN("mailroom_listeners_open", ServerMXBean.OBJECT_NAME_PREFIX, bean -> listeners(bean, true)),
    LISTENERS_CLOSED("mailroom_listeners_closed", ServerMXBean.OBJECT_NAME_PREFIX, bean -> listeners(bean, false)),
    CONNECTIONS_OPEN("mailroom_connections_open", ServerMXBean.OBJECT_NAME_PREFIX, number("OpenConnections")),
    CONNECTIONS("mailroom_connections_total", ServerMXBean.OBJECT_NAME_PREFIX, total("connections")),
    CONNECTIONS_REFUSED(
            "mailroom_connections_refused_total", ServerMXBean.OBJECT_NAME_PREFIX, total("connectionsRefused")),
    CONNECTIONS_ENDED("mailroom_connections_ended_total", ServerMXBean.OBJECT_NAME_PREFIX, total("connectionsEnded")),
    PEERS("mailroom_peers", ServerMXBean.OBJECT_NAME_PREFIX, number("Peers")),
    USERS("mailroom_users", ServerMXBean.OBJECT_NAME_PREFIX, number("Users")),
    HANDSHAKES("mailroom_handshakes", ServerMXBean.OBJECT_NAME_PREFIX, number("Handshakes")),
    COMMANDS("mailroom_commands_total", ServerMXBean.OBJECT_NAME_PREFIX, total("commands")),
    MESSAGES_ACCEPTED("mailroom_messages_accepted_total", ServerMXBean.OBJECT_NAME_PREFIX, total("messagesAccepted")),
    MESSAGES_FILED("mailroom_messages_filed_total", ServerMXBean.OBJECT_NAME_PREFIX, total("messagesFiled")),
    MESSAGES_REFUSED("mailroom_messages_refused_total", ServerMXBean.OBJECT_NAME_PREFIX, total("messagesRefused")),
    DELIVERIES("mailroom_deliveries_total", ServerMXBean.OBJECT_NAME_PREFIX, total("deliveries")),
    DELIVERIES_FAILED("mailroom_deliveries_failed_total", ServerMXBean.OBJECT_NAME_PREFIX, total("deliveriesFailed")),
    LOGINS("mailroom_logins_total", ServerMXBean.OBJECT_NAME_PREFIX, total("logins")),
    LOGINS_FAILED("mailroom_logins_failed_total", ServerMXBean.OBJECT_NAME_PREFIX, total("loginsFailed")),
    FLOODS("mailroom_floods_total", ServerMXBean.OBJECT_NAME_PREFIX, total("floods")),
    QUEUE_MESSAGES("mailroom_queue_messages", QueueMXBean.OBJECT_NAME_PREFIX, number("Messages")),
    QUEUE_BYTES("mailroom_queue_bytes", QueueMXBean.OBJECT_NAME_PREFIX, number("Bytes")),
    QUEUE_CLOSED("mailroom_queue_closed", QueueMXBean.OBJECT_NAME_PREFIX, bean -> flag(bean, "Accepting") ? 0 : 1),
    QUEUE_WAITING("mailroom_queue_waiting", QueueMXBean.OBJECT_NAME_PREFIX, deliveries("waiting")),
    QUEUE_IN_DELIVERY("mailroom_queue_in_delivery", QueueMXBean.OBJECT_NAME_PREFIX, deliveries("inDelivery")),
    QUEUE_DEAD_LETTERS("mailroom_queue_dead_letters", QueueMXBean.OBJECT_NAME_PREFIX, deliveries("deadLetters")),
    BANS("mailroom_bans", SecurityMXBean.OBJECT_NAME_PREFIX, bean -> bean.list("Bans")
            .count()),
    SELF_TEST_FAILED("mailroom_self_test_failed", SecurityMXBean.OBJECT_NAME_PREFIX, bean -> bean.list("SelfTest")
            .filter(check -> !(Boolean) check.get("passed"))
            .count()),
    HELD_BYTES("mailroom_held_bytes", LimitsMXBean.OBJECT_NAME_PREFIX, number("HeldBytes")),
    WAITING_FOR_MEMORY("mailroom_waiting_for_memory", LimitsMXBean.OBJECT_NAME_PREFIX, number("WaitingForMemory")),
    UNDER_PRESSURE(
            "mailroom_under_pressure", LimitsMXBean.OBJECT_NAME_PREFIX, bean -> flag(bean, "UnderPressure") ? 1 : 0);

    private final String metric;
    private final String beans;
    private final Function<OpenBean, Number> reading;

    MailFigure(String metric, String beans, Function<OpenBean, Number> reading) {
        this.metric = metric;
        this.beans = beans;
        this.reading = reading;
    }

    /** The name of the metric. */
    String metric() {
        return metric;
    }

    /** The sum over all adapters that are there now; 0 where there is none. */
    long value() {
        return OpenBean.find(beans + "*").stream()
                .mapToLong(bean -> reading.apply(bean).longValue())
                .sum();
    }

    private static Function<OpenBean, Number> number(String attribute) {
        return bean -> bean.read(attribute, Number.class);
    }

    private static boolean flag(OpenBean bean, String attribute) {
        return bean.read(attribute, Boolean.class);
    }

    private static Function<OpenBean, Number> total(String key) {
        return bean -> {
            CompositeData row = bean.read("Totals", TabularData.class).get(new Object[] {key});
            return (Number) row.get("value");
        };
    }

    private static Number listeners(OpenBean bean, boolean open) {
        return bean.list("Listeners")
                .filter(listener -> listener.get("state").equals("OPEN") == open)
                .count();
    }

    private static Function<OpenBean, Number> deliveries(String item) {
        return bean -> bean.list("Subscriptions")
                .mapToLong(subscription -> (Long) subscription.get(item))
                .sum();
    }
}
