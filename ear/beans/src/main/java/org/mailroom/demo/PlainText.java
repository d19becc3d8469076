package org.mailroom.demo;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.io.IOException;

/** Finds the plain text of a message. */
final class PlainText {

    /** Nobody nests text deeper, and nobody shall make us recurse without end. */
    private static final int MAX_DEPTH = 20;

    private PlainText() {}

    /** The first {@code text/plain} part, decoded; empty when there is none. */
    static String of(Part message) throws MessagingException, IOException {
        String text = find(message, MAX_DEPTH);
        return text == null ? "" : text;
    }

    private static String find(Part part, int depth) throws MessagingException, IOException {
        if (part.isMimeType("text/plain")) {
            return String.valueOf(part.getContent());
        }
        if (depth == 0 || !part.isMimeType("multipart/*") || !(part.getContent() instanceof Multipart parts)) {
            return null;
        }
        for (int i = 0; i < parts.getCount(); i++) {
            String text = find(parts.getBodyPart(i), depth - 1);
            if (text != null) {
                return text;
            }
        }
        return null;
    }
}
