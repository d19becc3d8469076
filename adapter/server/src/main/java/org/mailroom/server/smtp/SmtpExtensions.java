package org.mailroom.server.smtp;

import java.util.List;
import org.mailroom.server.smtp.extension.auth.AuthExtension;
import org.mailroom.server.smtp.extension.chunking.ChunkingExtension;
import org.mailroom.server.smtp.extension.dsn.DsnExtension;
import org.mailroom.server.smtp.extension.eightbitmime.EightBitMimeExtension;
import org.mailroom.server.smtp.extension.enhancedstatuscodes.EnhancedStatusCodesExtension;
import org.mailroom.server.smtp.extension.help.HelpExtension;
import org.mailroom.server.smtp.extension.limits.LimitsExtension;
import org.mailroom.server.smtp.extension.pipelining.PipeliningExtension;
import org.mailroom.server.smtp.extension.size.SizeExtension;
import org.mailroom.server.smtp.extension.smtputf8.SmtpUtf8Extension;
import org.mailroom.server.smtp.extension.starttls.StartTlsExtension;

/** The extensions we offer, in the order of the EHLO reply: one line each. */
final class SmtpExtensions {

    static final List<SmtpExtension> ALL = List.of(
            new PipeliningExtension(),
            new SizeExtension(),
            new EightBitMimeExtension(),
            new EnhancedStatusCodesExtension(),
            new SmtpUtf8Extension(),
            new ChunkingExtension(),
            new DsnExtension(),
            new StartTlsExtension(),
            new AuthExtension(),
            new LimitsExtension(),
            new HelpExtension());

    private SmtpExtensions() {}
}
