/** SASL's mechanism NTLM: the messages of {@code security.ntlm}, one per response. Knows no message from inside. */
package org.mailroom.security.sasl.ntlm;
