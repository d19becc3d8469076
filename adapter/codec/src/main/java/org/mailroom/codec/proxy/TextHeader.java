package org.mailroom.codec.proxy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.netty.buffer.ByteBuf;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Version 1 of the header (section 2.1): a line of text. */
final class TextHeader {

    static final byte FIRST_OCTET = 'P';

    /** With its CRLF. */
    private static final int MAX_OCTETS = 107;

    private static final String PREFIX = "PROXY ";
    private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
    private static final String IPV4 = "(?:" + OCTET + "\\.){3}" + OCTET;
    private static final String IPV6 = "(?!\\.)[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*";
    private static final String PORT = "(0|[1-9][0-9]{0,4})";
    private static final Pattern KNOWN = Pattern.compile("TCP4 (" + IPV4 + ") " + IPV4 + " " + PORT + " " + PORT
            + "|TCP6 (" + IPV6 + ") (" + IPV6 + ") " + PORT + " " + PORT);
    private static final Pattern UNKNOWN = Pattern.compile("UNKNOWN(?: .*)?");

    private TextHeader() {}

    static ProxyHeader read(ByteBuf in) throws ProxyHeaderException {
        String line = in.toString(in.readerIndex(), Math.min(in.readableBytes(), MAX_OCTETS), ISO_8859_1);
        if (!line.startsWith(PREFIX.substring(0, Math.min(line.length(), PREFIX.length())))) {
            throw new ProxyHeaderException("it does not begin with PROXY and a space");
        }
        int end = line.indexOf('\r');
        if (end < 0 || end == line.length() - 1) {
            if (line.length() == MAX_OCTETS) {
                throw new ProxyHeaderException("the line is longer than " + MAX_OCTETS + " octets");
            }
            return null;
        }
        if (line.charAt(end + 1) != '\n') {
            throw new ProxyHeaderException("the line does not end with CR and LF");
        }
        ProxyHeader header = parse(line.substring(PREFIX.length(), end));
        in.skipBytes(end + 2);
        return header;
    }

    private static ProxyHeader parse(String text) throws ProxyHeaderException {
        if (UNKNOWN.matcher(text).matches()) {
            return ProxyHeader.OWN;
        }
        Matcher parts = KNOWN.matcher(text);
        if (!parts.matches()) {
            throw new ProxyHeaderException(
                    "the line is not TCP4 or TCP6 with two addresses and two ports, nor UNKNOWN");
        }
        if (parts.group(1) != null) {
            port(parts.group(3));
            return source(parts.group(1), parts.group(2));
        }
        port(parts.group(7));
        address(parts.group(5));
        return source(parts.group(4), parts.group(6));
    }

    private static ProxyHeader source(String address, String port) throws ProxyHeaderException {
        return ProxyHeader.of(new InetSocketAddress(address(address), port(port)));
    }

    /** Matched before: no name is looked up. */
    private static InetAddress address(String text) throws ProxyHeaderException {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new ProxyHeaderException("an address is malformed");
        }
    }

    private static int port(String text) throws ProxyHeaderException {
        int port = Integer.parseInt(text);
        if (port > 0xFFFF) {
            throw new ProxyHeaderException("a port is greater than 65535");
        }
        return port;
    }
}
