package org.mailroom.server.transport;

import java.net.InetAddress;

/**
 * Where to listen.
 *
 * @param name what the log calls it, as in {@code smtp}
 * @param address the address to bind
 * @param port 0 to 65535; 0 takes a free one
 * @param implicitTls whether TLS begins with the connection (RFC 8314, section 3)
 */
public record ListenerSettings(String name, InetAddress address, int port, boolean implicitTls) {}
