package org.mailroom.demo.web;

import java.util.Map;

/** Listeners, connections, traces and log levels. */
final class ServerActions {

    static final Map<String, Action> ALL = Map.of(
            "pause-listener", ServerActions::pause,
            "resume-listener", ServerActions::resume,
            "disconnect", ServerActions::disconnect,
            "start-trace", ServerActions::startTrace,
            "stop-trace", ServerActions::stopTrace,
            "set-log-level", ServerActions::setLogLevel);

    private ServerActions() {}

    private static String pause(FormData form) {
        form.bean("Server").call("pauseListener", form.text("listener"));
        return "Listener " + form.text("listener") + " is paused: it takes no connections, those that are open go on.";
    }

    private static String resume(FormData form) {
        form.bean("Server").call("resumeListener", form.text("listener"));
        return "Listener " + form.text("listener") + " takes connections again.";
    }

    private static String disconnect(FormData form) {
        form.bean("Server").call("disconnect", form.number("connection"));
        return "The connection ends once the command at hand is answered.";
    }

    private static String startTrace(FormData form) {
        form.bean("Server").call("startTrace", form.text("whom"), form.smallNumber("minutes"));
        return "Traced in the server's log: " + form.text("whom");
    }

    private static String stopTrace(FormData form) {
        form.bean("Server").call("stopTrace", form.text("whom"));
        return "No longer traced: " + form.text("whom");
    }

    private static String setLogLevel(FormData form) {
        form.bean("Server").call("setLogLevel", form.text("part"), form.text("level"));
        return form.text("part") + " is logged from " + form.text("level") + " on.";
    }
}
