package org.mailroom.codec.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Arrays;
import java.util.PrimitiveIterator;

/** A header that comes in pieces. */
final class Pieces {

    private Pieces() {}

    /**
     * What comes of the octets: the source, or that it is the proxy's own, with how many octets were read; that it is none; or that
     * more is wanted.
     */
    static String heard(byte[] octets, PrimitiveIterator.OfInt sizes) {
        ByteBuf in = Unpooled.buffer();
        try {
            for (int at = 0; at < octets.length; ) {
                int size = Math.min(sizes.nextInt(), octets.length - at);
                in.writeBytes(octets, at, size);
                at += size;
                int unread = in.readableBytes();
                ProxyHeader header = ProxyHeader.read(in);
                if (header != null) {
                    return header.source().map(Object::toString).orElse("own") + " " + (unread - in.readableBytes());
                }
                assertThat(in.readableBytes()).isEqualTo(unread).isLessThan(ProxyHeader.MAX_OCTETS);
            }
            return "more";
        } catch (ProxyHeaderException e) {
            return "none";
        } finally {
            in.release();
        }
    }

    static String heard(byte[] octets) {
        return heard(
                octets, Arrays.stream(new int[] {Math.max(1, octets.length)}).iterator());
    }
}
