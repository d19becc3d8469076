package org.mailroom.it.porter;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import org.mailroom.api.LoginAttempt;
import org.mailroom.api.LoginValidator;

/** Lets everybody in whose password is the user's name backwards; throws when the user is {@code broken}. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "resourceAdapter", propertyValue = "mailroom"),
            @ActivationConfigProperty(propertyName = "maxConcurrency", propertyValue = "4")
        })
public class PorterBean implements LoginValidator {

    @Override
    public boolean validate(LoginAttempt attempt) {
        if (attempt.userName().equals("broken")) {
            throw new IllegalStateException("the directory does not answer");
        }
        var backwards = new StringBuilder(attempt.userName()).reverse().toString();
        return attempt.peerAddress().startsWith("127.") && backwards.equals(new String(attempt.password()));
    }
}
