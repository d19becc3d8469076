/**
 * What an application compiles against: the listener its message-driven beans implement, the mail they
 * receive, and the connection factory they send through.
 *
 * <p>Only {@code jakarta.*} and the JDK may be named here; nothing of this package knows the adapter behind it.
 */
package org.mailroom.api;
