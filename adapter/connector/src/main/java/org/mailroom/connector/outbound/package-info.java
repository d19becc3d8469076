/**
 * Outbound connections (Jakarta Connectors 2.1, chapter 6): beans send mail through them, in their transaction. Through a pool of
 * them the application server also finds, after a crash, the inbound branches that it would otherwise forget.
 */
package org.mailroom.connector.outbound;
