package org.mailroom.it.beans;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.mailroom.api.InboundMail;
import org.mailroom.api.MailListener;

/** Reads large messages as a stream and notes the digest of what came after the trace fields. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "recipients", propertyValue = "digest@it.example"),
            @ActivationConfigProperty(propertyName = "subscription", propertyValue = "digest"),
            @ActivationConfigProperty(propertyName = "resourceAdapter", propertyValue = "mailroom")
        })
public class DigestBean implements MailListener {

    @Override
    public void onMail(InboundMail mail) {
        try (InputStream in = mail.content()) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] piece = new byte[8192];
            long size = 0;
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                size += read;
            }
            try (InputStream again = mail.content()) {
                again.skipNBytes(traceFields(mail));
                for (int read = again.read(piece); read >= 0; read = again.read(piece)) {
                    digest.update(piece, 0, read);
                }
            }
            Ledger.note("digest " + (size == mail.size()) + " " + HexFormat.of().formatHex(digest.digest()));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Return-Path and Received end with the first line that follows a folded date. */
    private static int traceFields(InboundMail mail) throws IOException {
        try (InputStream in = mail.content()) {
            String start = new String(in.readNBytes(1024), StandardCharsets.ISO_8859_1);
            return start.indexOf("\r\n", start.indexOf(";\r\n\t") + 4) + 2;
        }
    }
}
