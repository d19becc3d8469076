/** EXTERNAL (RFC 4422, appendix A): the client certificate of the TLS session. */
package org.mailroom.security.sasl.external;
