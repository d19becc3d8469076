/**
 * The demonstration: the whole of Mailroom in one process, started by one command.
 *
 * <p>Black box only: nothing here knows the adapter's classes. The harness below is the same that the integration tests
 * use.
 */
package org.mailroom.it;
