/**
 * Accounts of the embedded realm: a name, whether it may log in, and the secrets that it is verified by. What a name or
 * a secret means is decided elsewhere; here both are text.
 */
package org.mailroom.store.account;
