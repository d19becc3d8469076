package org.mailroom.server.limit;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses that begin with the same bits (RFC 4632, section 3.1; RFC 4291, section 2.3). An IPv6 address that stands for one of
 * IPv4 (RFC 4291, section 2.5.5.2) is the latter, everywhere.
 *
 * @param address the first of them
 * @param bits that are the same; 0 to 32 for IPv4, 0 to 128 for IPv6
 */
public record Network(InetAddress address, int bits) {

    private static final int SUBNET_BITS = 64;
    private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";

    /** What is no address would be looked up as a name; with a colon in it the JDK knows that it is none. */
    private static final Pattern TEXT = Pattern.compile(
            "((?:" + OCTET + "\\.){3}" + OCTET + "|[0-9A-Fa-f:][0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)(?:/([0-9]{1,3}))?");

    public Network {
        Objects.requireNonNull(address);
        if (bits < 0 || bits > address.getAddress().length * Byte.SIZE) {
            throw new IllegalArgumentException("a network of " + bits + " bits");
        }
        address = first(address, bits);
    }

    /** Whom limits and bans take for one peer: an IPv4 address, or the /64 of an IPv6 address, which is one host's to choose from. */
    public static Network of(InetAddress peer) {
        InetAddress plain = plain(peer);
        return new Network(plain, plain instanceof Inet4Address ? Integer.SIZE : SUBNET_BITS);
    }

    /** Reads {@code 192.0.2.0/24}, {@code 2001:db8::/32}, or one address; empty when it is neither. No name is looked up. */
    public static Optional<Network> parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            InetAddress address = InetAddress.getByName(parts.group(1));
            int all = address.getAddress().length * Byte.SIZE;
            int bits = parts.group(2) == null ? all : Integer.parseInt(parts.group(2));
            return bits > all ? Optional.empty() : Optional.of(new Network(address, bits));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** Whether the address is one of them. */
    public boolean contains(InetAddress peer) {
        InetAddress plain = plain(peer);
        return plain.getClass() == address.getClass() && first(plain, bits).equals(address);
    }

    private static InetAddress first(InetAddress address, int bits) {
        byte[] octets = address.getAddress();
        int whole = bits / Byte.SIZE;
        if (whole < octets.length) {
            octets[whole] &= (byte) (0xFF00 >> bits % Byte.SIZE);
            Arrays.fill(octets, whole + 1, octets.length, (byte) 0);
        }
        return address(octets);
    }

    private static InetAddress plain(InetAddress address) {
        // The JDK turns 16 octets that stand for an IPv4 address into that one
        return address instanceof Inet4Address ? address : address(address.getAddress());
    }

    private static InetAddress address(byte[] octets) {
        try {
            return InetAddress.getByAddress(octets);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has 4 or 16 octets", e);
        }
    }

    /** As it is parsed; an address alone without its bits. */
    @Override
    public String toString() {
        String text = address.getHostAddress();
        return bits == address.getAddress().length * Byte.SIZE ? text : text + "/" + bits;
    }
}
