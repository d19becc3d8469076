/** PLAIN (RFC 4616). */
package org.mailroom.security.sasl.plain;
