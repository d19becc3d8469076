/** The administration of accounts, for applications, JMX clients and the command line alike. */
package org.mailroom.connector.account;
