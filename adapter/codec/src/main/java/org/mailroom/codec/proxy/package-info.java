/**
 * The header by which a proxy tells whose connection it forwards (the PROXY protocol, versions 1 and 2, as HAProxy publishes it).
 * Knows no sockets: it is given octets, and asked for the address.
 */
package org.mailroom.codec.proxy;
