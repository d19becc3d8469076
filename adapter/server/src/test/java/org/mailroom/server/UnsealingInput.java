package org.mailroom.server;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What the server sealed, opened buffer by buffer. */
public final class UnsealingInput extends InputStream {

    private final DataInputStream in;
    private final ClientLayer layer;
    private ByteArrayInputStream opened = new ByteArrayInputStream(new byte[0]);

    /** Opens what comes by the layer. */
    public UnsealingInput(InputStream in, ClientLayer layer) {
        this.in = new DataInputStream(in);
        this.layer = layer;
    }

    @Override
    public int read() throws IOException {
        while (opened.available() == 0) {
            int first = in.read();
            if (first < 0) {
                return -1;
            }
            open(first << 24 | in.readUnsignedByte() << 16 | in.readUnsignedShort());
        }
        return opened.read();
    }

    private void open(int length) throws IOException {
        byte[] sealed = new byte[length];
        in.readFully(sealed);
        opened = new ByteArrayInputStream(layer.open(sealed));
    }
}
