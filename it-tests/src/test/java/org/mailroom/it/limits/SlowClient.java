package org.mailroom.it.limits;

import java.io.IOException;

/** A client that says a little each second, in the midst of something that has no end. */
public final class SlowClient implements AutoCloseable {

    private final String name;
    private final Wire wire;
    private final String little;
    private volatile String heard;
    private volatile int said;

    /**
     * One that has begun.
     *
     * @param little what it says each second; may be empty
     */
    public SlowClient(String name, Wire wire, String little) {
        this.name = name;
        this.wire = wire;
        this.little = little;
    }

    /** Says a little, unless the server has spoken: then hears it out. */
    void go() throws IOException {
        if (heard != null) {
            return;
        }
        if (wire.hasInput()) {
            heard = wire.rest();
            return;
        }
        wire.send(little);
        said += little.length();
    }

    /** How many octets it has said in its slow way. */
    public int said() {
        return said;
    }

    /** Whether the server has spoken, and ended it. */
    public boolean hasEnded() {
        return heard != null;
    }

    /** What the server said at the end; null before. */
    public String heard() {
        return heard;
    }

    /** Says the end of what it has begun, and reads the answer. */
    public String end(String last, String awaited) throws IOException {
        wire.send(last);
        return wire.until(awaited);
    }

    @Override
    public String toString() {
        return name;
    }

    @Override
    public void close() throws IOException {
        wire.close();
    }
}
