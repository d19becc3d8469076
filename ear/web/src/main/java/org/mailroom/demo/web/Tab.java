package org.mailroom.demo.web;

import java.util.List;

/** The pages of the console, and what each shows. */
enum Tab {
    OVERVIEW(
            "Overview",
            "",
            AttentionSection::write,
            SummarySection::write,
            ListenerSection::write,
            RateSection::write,
            MailSection::write),
    CONNECTIONS("Connections", "connections", ConnectionSection::write, TraceSection::write, LogSection::write),
    QUEUE("Queue", "queue", QueueSection::write, DeadLetterSection::write, BranchSection::write),
    SECURITY(
            "Security",
            "security",
            KeySection::write,
            SelfTestSection::write,
            CacheSection::write,
            BanSection::write,
            TlsSection::write),
    ACCOUNTS("Accounts", "accounts", AccountSection::write),
    LIMITS("Limits", "limits", PressureSection::write, LimitSection::write);

    /** Writes one part of a page. */
    @FunctionalInterface
    interface Section {

        void write(Html html, Visit visit);
    }

    private final String title;
    private final String path;
    private final List<Section> sections;

    Tab(String title, String path, Section... sections) {
        this.title = title;
        this.path = path;
        this.sections = List.of(sections);
    }

    String title() {
        return title;
    }

    /** Below the context root, without a slash. */
    String path() {
        return path;
    }

    List<Section> sections() {
        return sections;
    }
}
