package org.mailroom.demo.web;

import java.time.Instant;
import java.util.List;
import javax.management.openmbean.CompositeData;

/** One call of a demo bean. */
record MailView(
        Instant at,
        String subscription,
        String sender,
        String recipients,
        String subject,
        long size,
        int attempt,
        String outcome) {

    /** The last calls of all demo beans in this server, newest first. */
    static List<MailView> readAll() {
        return OpenBean.find("org.mailroom.demo:type=RecentMail").stream()
                .flatMap(bean -> bean.list("Messages"))
                .map(MailView::of)
                .toList();
    }

    private static MailView of(CompositeData data) {
        return new MailView(
                Instant.parse((String) data.get("at")),
                (String) data.get("subscription"),
                (String) data.get("sender"),
                (String) data.get("recipients"),
                (String) data.get("subject"),
                (Long) data.get("size"),
                (Integer) data.get("attempt"),
                (String) data.get("outcome"));
    }
}
