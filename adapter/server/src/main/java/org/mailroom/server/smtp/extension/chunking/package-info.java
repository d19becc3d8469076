/** One extension: see {@link org.mailroom.server.smtp.extension.chunking.ChunkingExtension}. Knows no other extension. */
package org.mailroom.server.smtp.extension.chunking;
