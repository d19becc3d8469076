/**
 * OAuth 2.0 bearer tokens: OAUTHBEARER (RFC 7628), XOAUTH2, and how a token is verified. Only tokens that say everything
 * themselves (JWT, RFC 9068); nobody is asked about a token. A token is a secret: it stands in no log and no message.
 */
package org.mailroom.security.sasl.oauth;
