/**
 * Real application servers as child processes: found, configured, started, watched, ended.
 *
 * <p>Everything listens on the loopback address, and each server has a working directory of its own.
 */
package org.mailroom.it.server;
