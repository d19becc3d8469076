package org.mailroom.server.imap.command;

import java.util.Locale;
import org.mailroom.codec.imap.ImapFrame.Fault;
import org.mailroom.codec.imap.ImapReader;
import org.mailroom.codec.imap.ImapSyntaxException;
import org.mailroom.server.imap.ImapCommand;
import org.mailroom.server.imap.ImapSession;
import org.mailroom.server.imap.LineReceiver;
import org.mailroom.server.imap.Next;

/** IDLE (RFC 9051, section 6.3.13): holds neither thread nor buffer. */
public final class Idle implements ImapCommand {

    @Override
    public String name() {
        return "IDLE";
    }

    @Override
    public Needs needs() {
        return Needs.AUTHENTICATED;
    }

    private static final LineReceiver DONE = new LineReceiver() {
        @Override
        public Next line(String text) {
            return text.toUpperCase(Locale.ROOT).equals("DONE")
                    ? Next.ok("IDLE terminated")
                    : Next.bad("IDLE ends with DONE");
        }

        @Override
        public Next malformed(Fault fault) {
            return fault == Fault.ENDLESS ? Next.bye("A line without an end") : Next.bad("IDLE ends with DONE");
        }

        @Override
        public boolean hearsChanges() {
            return true;
        }
    };

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
