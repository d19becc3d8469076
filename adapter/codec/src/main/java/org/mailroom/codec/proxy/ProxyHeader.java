package org.mailroom.codec.proxy;

import io.netty.buffer.ByteBuf;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * What a proxy tells of a connection before the first octet of its protocol.
 *
 * @param source who has connected to the proxy; empty when the proxy speaks for itself, say to check our health, or does not know
 */
public record ProxyHeader(Optional<InetSocketAddress> source) {

    /** Octets of the longest header that is read: of version 2, with the additions that it may have. */
    public static final int MAX_OCTETS = 4096;

    static final ProxyHeader OWN = new ProxyHeader(Optional.empty());

    static ProxyHeader of(InetSocketAddress source) {
        return new ProxyHeader(Optional.of(source));
    }

    /**
     * Reads the header at the beginning of the octets, and no octet more.
     *
     * @return null if more octets are needed: then none was read, and the same are to be offered again, followed by new ones
     * @throws ProxyHeaderException when it is none, as soon as that is clear, or longer than {@link #MAX_OCTETS}
     */
    public static ProxyHeader read(ByteBuf in) throws ProxyHeaderException {
        if (!in.isReadable()) {
            return null;
        }
        return in.getByte(in.readerIndex()) == TextHeader.FIRST_OCTET ? TextHeader.read(in) : BinaryHeader.read(in);
    }
}
