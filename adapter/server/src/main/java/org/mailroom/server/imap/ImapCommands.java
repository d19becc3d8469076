package org.mailroom.server.imap;

import java.util.List;
import org.mailroom.server.imap.command.Append;
import org.mailroom.server.imap.command.Capability;
import org.mailroom.server.imap.command.Check;
import org.mailroom.server.imap.command.Close;
import org.mailroom.server.imap.command.Copy;
import org.mailroom.server.imap.command.Create;
import org.mailroom.server.imap.command.Delete;
import org.mailroom.server.imap.command.Enable;
import org.mailroom.server.imap.command.Expunge;
import org.mailroom.server.imap.command.Fetch;
import org.mailroom.server.imap.command.Idle;
import org.mailroom.server.imap.command.Logout;
import org.mailroom.server.imap.command.Lsub;
import org.mailroom.server.imap.command.Namespace;
import org.mailroom.server.imap.command.Noop;
import org.mailroom.server.imap.command.Rename;
import org.mailroom.server.imap.command.Search;
import org.mailroom.server.imap.command.Select;
import org.mailroom.server.imap.command.Status;
import org.mailroom.server.imap.command.Store;
import org.mailroom.server.imap.command.Subscribe;
import org.mailroom.server.imap.command.Unselect;

/** The commands of RFC 9051 and RFC 3501, without those of extensions. */
final class ImapCommands {

    static final List<ImapCommand> ALL = List.of(
            new Append(),
            new Capability(),
            new Check(),
            new Close(),
            Copy.copy(Naming.BY_NUMBER),
            Copy.copy(Naming.BY_UID),
            Copy.move(Naming.BY_NUMBER),
            Copy.move(Naming.BY_UID),
            new Create(),
            new Delete(),
            new Enable(),
            new Expunge(Naming.BY_NUMBER),
            new Expunge(Naming.BY_UID),
            new Fetch(Naming.BY_NUMBER),
            new Fetch(Naming.BY_UID),
            new Idle(),
            new org.mailroom.server.imap.command.List(),
            new Logout(),
            new Lsub(),
            new Namespace(),
            new Noop(),
            new Rename(),
            new Search(Naming.BY_NUMBER),
            new Search(Naming.BY_UID),
            Select.select(),
            Select.examine(),
            new Status(),
            new Store(Naming.BY_NUMBER),
            new Store(Naming.BY_UID),
            Subscribe.subscribe(),
            new Unselect(),
            Subscribe.unsubscribe());

    private ImapCommands() {}
}
