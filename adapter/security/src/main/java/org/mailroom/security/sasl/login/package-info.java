/** LOGIN, which no RFC defines but old clients speak. */
package org.mailroom.security.sasl.login;
