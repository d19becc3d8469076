/**
 * Logins, for any protocol that carries SASL: the order of their steps, how long they wait, how many may fail. What is said to
 * the client, and what a login changes, is the protocol's ({@link org.mailroom.server.login.LoginFlow}).
 */
package org.mailroom.server.login;
