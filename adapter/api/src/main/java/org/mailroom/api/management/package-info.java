/**
 * What an administrator sees and steers: the MXBeans of one running adapter, on the platform MBean server.
 *
 * <p>Interfaces only; the adapter implements them. What an operation returns is an interface of getters rather than a
 * record, because an MXBean of JDK 17 knows no records; a JMX client without these classes sees open types.
 */
package org.mailroom.api.management;
