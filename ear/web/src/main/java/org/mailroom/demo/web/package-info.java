/**
 * The console: what an operator sees of the adapters in this server and steers, and what the demo beans handled last.
 *
 * <p>It reads everything through JMX as open types and shares no class with the adapter or the beans, so it works as an
 * application of its own as well as inside the enterprise archive.
 */
package org.mailroom.demo.web;
