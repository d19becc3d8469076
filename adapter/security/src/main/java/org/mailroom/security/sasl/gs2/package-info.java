/** What SCRAM and OAUTHBEARER share: the header of GS2 (RFC 5801). */
package org.mailroom.security.sasl.gs2;
