/**
 * The queue as a resource manager (X/Open XA; Jakarta Connectors 2.1, chapters 7 and 14): inbound deliveries and outbound
 * connections take part in a transaction through the same {@link org.mailroom.connector.transaction.QueueResourceManager}.
 */
package org.mailroom.connector.transaction;
