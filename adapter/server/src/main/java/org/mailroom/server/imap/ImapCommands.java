package org.mailroom.server.imap;

import java.util.List;
import org.mailroom.server.imap.command.Capability;
import org.mailroom.server.imap.command.Check;
import org.mailroom.server.imap.command.Create;
import org.mailroom.server.imap.command.Delete;
import org.mailroom.server.imap.command.Enable;
import org.mailroom.server.imap.command.Idle;
import org.mailroom.server.imap.command.Logout;
import org.mailroom.server.imap.command.Namespace;
import org.mailroom.server.imap.command.Noop;
import org.mailroom.server.imap.command.Rename;
import org.mailroom.server.imap.command.Status;
import org.mailroom.server.imap.command.Subscribe;
import org.mailroom.server.imap.command.Unsubscribe;

/** The commands of RFC 9051 and RFC 3501, without those of extensions: one line each. */
final class ImapCommands {

    static final List<ImapCommand> ALL = List.of(
            new Capability(),
            new Check(),
            new Create(),
            new Delete(),
            new Enable(),
            new Idle(),
            new Logout(),
            new Namespace(),
            new Noop(),
            new Rename(),
            new Status(),
            new Subscribe(),
            new Unsubscribe());

    private ImapCommands() {}
}
