/** The eyes and hands of the operator: numbered log messages, metrics, MXBeans. */
package org.mailroom.connector.management;
