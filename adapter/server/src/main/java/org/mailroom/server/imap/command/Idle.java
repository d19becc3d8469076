package org.mailroom.server.imap.command;

import java.util.Locale;
import org.mailroom.codec.imap.ImapFrame.Fault;
import org.mailroom.codec.imap.ImapReader;
import org.mailroom.codec.imap.ImapSyntaxException;
import org.mailroom.server.imap.ImapCommand;
import org.mailroom.server.imap.ImapSession;
import org.mailroom.server.imap.LineReceiver;
import org.mailroom.server.imap.Next;

/** IDLE (RFC 9051, section 6.3.13): holds neither a thread nor a buffer. */
public final class Idle implements ImapCommand {

    private static final Next NOT_DONE = Next.bad("IDLE ends with DONE");

    private static final LineReceiver DONE = new LineReceiver() {
        @Override
        public Next line(String text) {
            return text.toUpperCase(Locale.ROOT).equals("DONE") ? Next.ok("IDLE terminated") : NOT_DONE;
        }

        @Override
        public Next malformed(Fault fault) {
            return fault == Fault.ENDLESS ? Next.bye("A line without an end") : NOT_DONE;
        }

        @Override
        public boolean hearsChanges() {
            return true;
        }
    };

    @Override
    public String name() {
        return "IDLE";
    }

    @Override
    public Needs needs() {
        return Needs.AUTHENTICATED;
    }

    @Override
    public boolean holdsInput() {
        return true;
    }

    @Override
    public Next execute(ImapSession session, ImapReader arguments) throws ImapSyntaxException {
        arguments.end();
        return new Next.ReadLine("idling", DONE);
    }
}
