/**
 * NTLM after [MS-NLMP], the server's side: messages, NTLMv2, and the signing and sealing that follow. It speaks NTLMv2 with extended
 * session security and nothing older. Knows the port of a security layer and the credential store, no mechanism, no protocol.
 */
package org.mailroom.security.ntlm;
