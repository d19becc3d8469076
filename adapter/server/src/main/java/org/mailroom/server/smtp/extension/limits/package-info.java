/** One extension: see {@link org.mailroom.server.smtp.extension.limits.LimitsExtension}. Knows no other extension. */
package org.mailroom.server.smtp.extension.limits;
