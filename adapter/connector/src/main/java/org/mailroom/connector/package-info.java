/**
 * The Jakarta Connectors side: the resource adapter, and the only place where implementations are wired to ports
 * ({@link org.mailroom.connector.Mailroom}). Inflow, outbound, transaction and management each have a package.
 */
package org.mailroom.connector;
