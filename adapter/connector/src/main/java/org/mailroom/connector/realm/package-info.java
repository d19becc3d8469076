/** The realms: who knows users and passwords. The adapter's own accounts, the application server, or a message-driven bean. */
package org.mailroom.connector.realm;
