package org.mailroom.codec.imap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.mailroom.codec.imap.ImapFrame.Command;

/** The arguments of a command, as the decoder gives them. */
final class Arguments {

    private Arguments() {}

    /** The arguments after the space; literals are non-synchronizing and within the text. */
    static ImapReader arguments(String text) throws ImapSyntaxException {
        ByteBuf in = Unpooled.copiedBuffer("a X " + text + "\r\n", UTF_8);
        ImapLimits limits = new ImapLimits(1 << 22, 1 << 20, 1 << 20, 1000, 0);
        Command command = (Command) new ImapDecoder(limits, Map.of(), Set.of()).decode(in);
        command.arguments().sp();
        return command.arguments();
    }

    /** The arguments of an APPEND after the space, up to the announcement of the message at the end of the text. */
    static ImapReader append(String text) throws ImapSyntaxException {
        ByteBuf in = Unpooled.copiedBuffer("a APPEND " + text + "\r\n", UTF_8);
        ImapDecoder decoder = new ImapDecoder(ImapLimits.afterLogin(), Map.of("APPEND", 1), Set.of());
        Command command = (Command) decoder.decode(in);
        command.arguments().sp();
        return command.arguments();
    }

    /** What is said of what is wrong, after the response code if there is one. */
    static String refused(ThrowingCallable parse) {
        ImapSyntaxException e = catchThrowableOfType(ImapSyntaxException.class, parse);
        return e.code() == null ? e.getMessage() : e.code() + " " + e.getMessage();
    }
}
