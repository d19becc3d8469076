/**
 * Message inflow (Jakarta Connectors 2.1, chapter 13): activations, the durable subscriptions behind them, and the way of a
 * delivery from the queue through a message endpoint to its fate.
 */
package org.mailroom.connector.inflow;
