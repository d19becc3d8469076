/**
 * SASL's mechanism GSS-SPNEGO: the negotiation of RFC 4178 around the messages of {@code security.ntlm}, which is all that it
 * negotiates. Knows no message of NTLM from inside.
 */
package org.mailroom.security.sasl.spnego;
