package org.mailroom.server.imap;

import java.util.List;
import org.mailroom.server.imap.command.Capability;
import org.mailroom.server.imap.command.Logout;
import org.mailroom.server.imap.command.Noop;

/** The commands of RFC 9051, without those of extensions: one line each. */
final class ImapCommands {

    static final List<ImapCommand> ALL = List.of(new Capability(), new Noop(), new Logout());

    private ImapCommands() {}
}
