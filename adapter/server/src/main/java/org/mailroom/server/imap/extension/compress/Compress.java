package org.mailroom.server.imap.extension.compress;

import java.util.Locale;
import org.mailroom.codec.imap.ImapReader;
import org.mailroom.codec.imap.ImapSyntaxException;
import org.mailroom.codec.imap.ResponseCode.Plain;
import org.mailroom.server.imap.ImapCommand;
import org.mailroom.server.imap.ImapRefusal;
import org.mailroom.server.imap.ImapSession;
import org.mailroom.server.imap.Next;

/** COMPRESS (RFC 4978, section 3). */
final class Compress implements ImapCommand {

    @Override
    public String name() {
        return "COMPRESS";
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
    public Next execute(ImapSession session, ImapReader arguments) throws ImapSyntaxException, ImapRefusal {
        arguments.sp();
        String algorithm = arguments.atom();
        arguments.end();
        if (!algorithm.toUpperCase(Locale.ROOT).equals("DEFLATE")) {
            throw ImapRefusal.bad("DEFLATE is the only algorithm");
        }
        if (session.isCompressed()) {
            throw ImapRefusal.no(Plain.COMPRESSIONACTIVE, "Compression is in force already");
        }
        return new Next.Compress(
                Next.ok("From here on compressed"),
                Next.no(Plain.LIMIT, "Too many connections are compressed: go on without, or try later"));
    }
}
