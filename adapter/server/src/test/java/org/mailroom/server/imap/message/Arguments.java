package org.mailroom.server.imap.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.Unpooled;
import java.util.Map;
import java.util.Set;
import org.mailroom.codec.imap.ImapDecoder;
import org.mailroom.codec.imap.ImapFrame.Command;
import org.mailroom.codec.imap.ImapLimits;
import org.mailroom.codec.imap.ImapReader;

/** The arguments of a command, as the decoder gives them. */
public final class Arguments {

    private Arguments() {}

    public static ImapReader of(String text) throws Exception {
        var decoder = new ImapDecoder(new ImapLimits(1 << 22, 1 << 20, 1 << 20, 1000, 0), Map.of(), Set.of());
        Command command = (Command) decoder.decode(Unpooled.copiedBuffer("a X " + text + "\r\n", UTF_8));
        command.arguments().sp();
        return command.arguments();
    }
}
