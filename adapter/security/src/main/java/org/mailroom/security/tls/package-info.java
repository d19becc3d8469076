/**
 * TLS for any protocol: engines, session caches that end, channel bindings. The only room of this module that knows Netty. Keys
 * and certificates live in {@code tls.key}.
 */
package org.mailroom.security.tls;
