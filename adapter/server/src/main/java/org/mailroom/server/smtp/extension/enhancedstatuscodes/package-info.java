/** One extension: see {@link org.mailroom.server.smtp.extension.enhancedstatuscodes.EnhancedStatusCodesExtension}. Knows no other extension. */
package org.mailroom.server.smtp.extension.enhancedstatuscodes;
