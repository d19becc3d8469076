/** Beans for tests of logins: one that notes how a message came, and one that administers accounts. */
package org.mailroom.it.loginbeans;
