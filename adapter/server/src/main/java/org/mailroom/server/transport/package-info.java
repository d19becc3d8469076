/**
 * Sockets, threads and timers, for any protocol: listeners and the event loops behind them, admission with its limits and trusted
 * proxies, implicit TLS, security layers, idle and write time-outs, the executor of commands, orderly shut-down. Knows no command of
 * any protocol.
 */
package org.mailroom.server.transport;
