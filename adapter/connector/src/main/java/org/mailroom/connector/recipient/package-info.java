/** Which addresses have a taker here: the accounts of the realm, and the beans' subscriptions beside them. */
package org.mailroom.connector.recipient;
