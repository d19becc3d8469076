package org.mailroom.codec.smtp;

import io.netty.buffer.ByteBuf;

/** Where content ends: by a lone dot (DATA) or by a count (BDAT). */
sealed interface ContentFraming permits DataFraming, ChunkFraming {

    /** Content, the end of it, or null if octets are missing. */
    SmtpFrame next(ByteBuf in);
}
