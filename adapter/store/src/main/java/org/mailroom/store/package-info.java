/**
 * Durable things, as ports and records; {@link org.mailroom.store.MailStore} opens on all of them.
 *
 * <p>Nothing here knows a socket, a protocol, a container or SQL; the implementation is in {@code store.sql}. All methods
 * block and may be called from any thread but an event loop; what returns normally after a change is on disk.
 */
package org.mailroom.store;
