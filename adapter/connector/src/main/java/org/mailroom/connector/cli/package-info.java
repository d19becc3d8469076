/**
 * The command line: {@code java -jar mailroom-connector-….jar}, from the directory that the adapter's archive was unpacked to. A
 * process of its own, which knows nothing of the container.
 */
package org.mailroom.connector.cli;
