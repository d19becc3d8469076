package org.mailroom.codec.proxy;

import io.netty.buffer.ByteBuf;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/** Version 2 of the header (section 2.2): a signature, four octets, addresses, additions that are passed over. */
final class BinaryHeader {

    private static final byte[] SIGNATURE = {'\r', '\n', '\r', '\n', 0, '\r', '\n', 'Q', 'U', 'I', 'T', '\n'};
    private static final int LENGTH_AT = 14;
    private static final int FIXED = 16;

    private static final int LOCAL = 0x20;
    private static final int PROXY = 0x21;

    private static final int UNSPECIFIED = 0x00;
    private static final int TCP_BY_IPV4 = 0x11;
    private static final int TCP_BY_IPV6 = 0x21;
    private static final int UNIX_STREAM = 0x31;

    private BinaryHeader() {}

    static ProxyHeader read(ByteBuf in) throws ProxyHeaderException {
        for (int i = 0; i < Math.min(in.readableBytes(), SIGNATURE.length); i++) {
            if (in.getByte(in.readerIndex() + i) != SIGNATURE[i]) {
                throw new ProxyHeaderException("it begins with no signature of the PROXY protocol");
            }
        }
        if (in.readableBytes() < FIXED) {
            return null;
        }
        int length = in.getUnsignedShort(in.readerIndex() + LENGTH_AT);
        if (FIXED + length > ProxyHeader.MAX_OCTETS) {
            throw new ProxyHeaderException("the header is longer than " + ProxyHeader.MAX_OCTETS + " octets");
        }
        if (in.readableBytes() < FIXED + length) {
            return null;
        }
        ByteBuf header = in.readSlice(FIXED + length);
        return parse(header.skipBytes(SIGNATURE.length), length);
    }

    private static ProxyHeader parse(ByteBuf header, int length) throws ProxyHeaderException {
        int command = header.readUnsignedByte();
        int family = header.readUnsignedByte();
        header.skipBytes(Short.BYTES);
        if (command == LOCAL) {
            return ProxyHeader.OWN;
        }
        if (command != PROXY) {
            throw new ProxyHeaderException("neither LOCAL nor PROXY of version 2");
        }
        return switch (family) {
            case UNSPECIFIED, UNIX_STREAM -> ProxyHeader.OWN;
            case TCP_BY_IPV4 -> source(header, length, 4);
            case TCP_BY_IPV6 -> source(header, length, 16);
            default -> throw new ProxyHeaderException("what is forwarded is not TCP");
        };
    }

    /** Both addresses, then both ports. */
    private static ProxyHeader source(ByteBuf header, int length, int octets) throws ProxyHeaderException {
        if (length < 2 * octets + 2 * Short.BYTES) {
            throw new ProxyHeaderException("the header is too short for its addresses");
        }
        byte[] address = new byte[octets];
        header.readBytes(address).skipBytes(octets);
        try {
            return ProxyHeader.of(new InetSocketAddress(InetAddress.getByAddress(address), header.readUnsignedShort()));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has 4 or 16 octets", e);
        }
    }
}
