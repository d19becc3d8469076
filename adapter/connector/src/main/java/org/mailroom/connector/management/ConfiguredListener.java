package org.mailroom.connector.management;

import java.util.Optional;
import org.mailroom.server.transport.Listener;
import org.mailroom.server.transport.ListenerSettings;

/**
 * A listener that is configured.
 *
 * @param started empty when it could not be started
 * @param lacking why it could not be; empty when it was
 */
public record ConfiguredListener(ListenerSettings settings, Optional<Listener> started, String lacking) {}
