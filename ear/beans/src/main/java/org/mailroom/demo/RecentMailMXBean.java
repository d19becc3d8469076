package org.mailroom.demo;

import java.util.List;

/** What the demo beans handled last; {@value #OBJECT_NAME} on the platform MBean server. */
public interface RecentMailMXBean {

    /** Where it is registered. */
    String OBJECT_NAME = "org.mailroom.demo:type=RecentMail";

    /** Calls of all beans since the application started, failed ones included. */
    long getHandled();

    /** The last calls, newest first. */
    List<HandledMailFigures> getMessages();
}
