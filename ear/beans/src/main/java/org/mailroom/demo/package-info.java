/**
 * Beans that consume mail, to be read and copied.
 *
 * <p>They know the API and {@code jakarta.*}, nothing of the adapter behind it. What they handled is published as an
 * MXBean, so that a page which shares no class loader with them can show it.
 */
package org.mailroom.demo;
