/** CRAM-MD5 (RFC 2195). */
package org.mailroom.security.sasl.crammd5;
