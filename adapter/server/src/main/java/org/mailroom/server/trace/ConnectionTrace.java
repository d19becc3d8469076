package org.mailroom.server.trace;

import java.net.InetAddress;
import java.util.function.Supplier;

/** What is written of one connection, if it is traced. Whoever gives it a line has masked it. For its event loop. */
public final class ConnectionTrace {

    private static final int LONGEST_LINE = 512;

    private final Traces traces;
    private final long id;
    private final InetAddress peer;

    /**
     * That of a connection.
     *
     * @param id its number
     * @param peer the client
     */
    public ConnectionTrace(Traces traces, long id, InetAddress peer) {
        this.traces = traces;
        this.id = id;
        this.peer = peer;
    }

    /**
     * Whether lines are wanted.
     *
     * @param user who has logged in, who is asked for only while a trace is on; empty while nobody has
     */
    public boolean isOn(Supplier<String> user) {
        return traces.isOn() && traces.covers(peer, user.get());
    }

    /** The client has sent a line. */
    public void received(String line) {
        write(" C: ", line);
    }

    /** We have sent a line. */
    public void sent(String line) {
        write(" S: ", line);
    }

    private void write(String direction, String line) {
        String text = line.length() <= LONGEST_LINE
                ? line
                : line.substring(0, LONGEST_LINE) + "<" + (line.length() - LONGEST_LINE) + " more>";
        traces.write("#" + id + " " + peer.getHostAddress() + direction + Printable.of(text));
    }
}
