package org.mailroom.it.inside;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.mailroom.api.InboundMail;
import org.mailroom.api.MailListener;

/** Shows to a test of the same application what came in. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "recipients", propertyValue = "*@inside.example"),
            @ActivationConfigProperty(propertyName = "subscription", propertyValue = "inside")
        })
public class InboxBean implements MailListener {

    private static final LinkedBlockingQueue<Arrival> ARRIVALS = new LinkedBlockingQueue<>();

    /** A mail, which must not be asked for its content any more, and the content it had. */
    public record Arrival(InboundMail mail, String content) {}

    /** The next one; waits for it, not for ever. */
    public static Arrival next() throws InterruptedException {
        return ARRIVALS.poll(30, TimeUnit.SECONDS);
    }

    @Override
    public void onMail(InboundMail mail) {
        try (InputStream in = mail.content()) {
            ARRIVALS.add(new Arrival(mail, new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
