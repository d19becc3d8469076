package org.mailroom.server.imap;

import java.util.List;
import org.mailroom.server.imap.extension.appendlimit.AppendLimitExtension;
import org.mailroom.server.imap.extension.auth.AuthExtension;
import org.mailroom.server.imap.extension.binary.BinaryExtension;
import org.mailroom.server.imap.extension.compress.CompressExtension;
import org.mailroom.server.imap.extension.condstore.CondstoreExtension;
import org.mailroom.server.imap.extension.esearch.ESearchExtension;
import org.mailroom.server.imap.extension.i18nlevel.I18nLevelExtension;
import org.mailroom.server.imap.extension.id.IdExtension;
import org.mailroom.server.imap.extension.included.IncludedExtensions;
import org.mailroom.server.imap.extension.inprogress.InProgressExtension;
import org.mailroom.server.imap.extension.literalplus.LiteralPlusExtension;
import org.mailroom.server.imap.extension.multiappend.MultiAppendExtension;
import org.mailroom.server.imap.extension.objectid.ObjectIdExtension;
import org.mailroom.server.imap.extension.preview.PreviewExtension;
import org.mailroom.server.imap.extension.quota.QuotaExtension;
import org.mailroom.server.imap.extension.replace.ReplaceExtension;
import org.mailroom.server.imap.extension.savedate.SaveDateExtension;
import org.mailroom.server.imap.extension.sort.SortExtension;
import org.mailroom.server.imap.extension.starttls.StartTlsExtension;
import org.mailroom.server.imap.extension.thread.ThreadExtension;
import org.mailroom.server.imap.extension.utf8accept.Utf8AcceptExtension;
import org.mailroom.server.imap.extension.within.WithinExtension;

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
            new ObjectIdExtension(),
            new ESearchExtension(),
            new WithinExtension(),
            new SortExtension(),
            new ThreadExtension(),
            new I18nLevelExtension(),
            new BinaryExtension(),
            new SaveDateExtension(),
            new PreviewExtension(),
            new InProgressExtension());

    private ImapExtensions() {}
}
