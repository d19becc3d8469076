package org.mailroom.server.imap;

import java.util.List;
import org.mailroom.server.imap.extension.appendlimit.AppendLimitExtension;
import org.mailroom.server.imap.extension.auth.AuthExtension;
import org.mailroom.server.imap.extension.compress.CompressExtension;
import org.mailroom.server.imap.extension.condstore.CondstoreExtension;
import org.mailroom.server.imap.extension.id.IdExtension;
import org.mailroom.server.imap.extension.included.IncludedExtensions;
import org.mailroom.server.imap.extension.literalplus.LiteralPlusExtension;
import org.mailroom.server.imap.extension.multiappend.MultiAppendExtension;
import org.mailroom.server.imap.extension.objectid.ObjectIdExtension;
import org.mailroom.server.imap.extension.quota.QuotaExtension;
import org.mailroom.server.imap.extension.replace.ReplaceExtension;
import org.mailroom.server.imap.extension.starttls.StartTlsExtension;
import org.mailroom.server.imap.extension.utf8accept.Utf8AcceptExtension;

/** The extensions we offer, in the order of CAPABILITY: one line each. */
final class ImapExtensions {

    static final List<ImapExtension> ALL = List.of(
            new StartTlsExtension(),
            new AuthExtension(),
            new LiteralPlusExtension(),
            new IncludedExtensions(),
            new IdExtension(),
            new MultiAppendExtension(),
            new AppendLimitExtension(),
            new CondstoreExtension(),
            new Utf8AcceptExtension(),
            new CompressExtension(),
            new ReplaceExtension(),
            new QuotaExtension(),
            new ObjectIdExtension());

    private ImapExtensions() {}
}
