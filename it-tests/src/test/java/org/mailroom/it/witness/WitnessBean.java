package org.mailroom.it.witness;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.mailroom.api.InboundMail;
import org.mailroom.api.MailListener;
import org.mailroom.it.beans.Ledger;

/** Gets a copy of all mail for the demonstration and notes the digest of its body, the count of its recipients, its subject. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(
                    propertyName = "recipients",
                    propertyValue = "orders@example.com, orders+*@example.com, help@example.com, flaky@example.com"),
            @ActivationConfigProperty(propertyName = "subscription", propertyValue = "witness")
        })
public class WitnessBean implements MailListener {

    @Override
    public void onMail(InboundMail mail) {
        try {
            int recipients = mail.envelope().recipients().size();
            Ledger.note(digest(mail) + " " + recipients + " " + mail.message().getSubject());
        } catch (IOException | GeneralSecurityException | MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String digest(InboundMail mail) throws IOException, GeneralSecurityException, MessagingException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (InputStream body = mail.message().getRawInputStream()) {
            byte[] piece = new byte[8192];
            for (int read = body.read(piece); read >= 0; read = body.read(piece)) {
                digest.update(piece, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
