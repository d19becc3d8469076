/** One extension: see {@link org.mailroom.server.smtp.extension.auth.AuthExtension}. Knows no other extension. */
package org.mailroom.server.smtp.extension.auth;
