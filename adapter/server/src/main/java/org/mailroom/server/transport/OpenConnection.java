package org.mailroom.server.transport;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.time.Instant;
import org.mailroom.server.trace.Traces;

/**
 * A connection that a listener has taken, from there to its end.
 *
 * @param id unique as long as the transport runs
 * @param listener the name of the listener
 * @param since when it was taken
 * @param traces says whether it is traced
 */
record OpenConnection(long id, String listener, Instant since, Channel channel, Traces traces) {

    private static final AttributeKey<OpenConnection> KEY = AttributeKey.valueOf(OpenConnection.class, "connection");

    /** Of a channel that no listener has taken, as tests have them. */
    private static final String NO_LISTENER = "";

    /** Has the channel remember it. */
    void attach() {
        channel.attr(KEY).set(this);
    }

    /** That of the channel. */
    static OpenConnection of(Channel channel) {
        OpenConnection open = channel.attr(KEY).get();
        return open == null ? new OpenConnection(0, NO_LISTENER, Instant.now(), channel, new Traces()) : open;
    }
}
