package org.mailroom.store.mime;

/**
 * The base subject (RFC 5256 section 2.1), by which mails of one conversation are alike.
 *
 * @param text Unicode; may be empty
 * @param isReplyOrForward whether the subject had a mark of a reply or forward
 */
public record BaseSubject(String text, boolean isReplyOrForward) {

    /** @param subject an octet string as in the envelope, or null */
    public static BaseSubject of(String subject) {
        if (subject == null) {
            return new BaseSubject("", false);
        }
        return new Extraction(collapse(HeaderText.decode(subject))).run();
    }

    /** Step 1: what separates words becomes one space. */
    private static String collapse(String text) {
        StringBuilder collapsed = new StringBuilder(text.length());
        boolean afterSpace = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isSpace = c == ' ' || c == '\t' || c == '\r' || c == '\n';
            if (!isSpace || !afterSpace) {
                collapsed.append(isSpace ? ' ' : c);
            }
            afterSpace = isSpace;
        }
        return collapsed.toString();
    }

    /** Steps 2 to 6: the subject shrinks from both ends. Every step passes over octets that no later step sees again. */
    private static final class Extraction {

        private static final String FORWARD = "[fwd:";
        private static final String TRAILER = "(fwd)";

        private final String text;
        private final String lower;
        private int start;
        private int end;
        private boolean isReplyOrForward;

        Extraction(String text) {
            this.text = text;
            this.lower = lowerAscii(text);
            this.end = text.length();
        }

        BaseSubject run() {
            do {
                removeTrailers();
                removeLeaders();
            } while (unwrapForward());
            return new BaseSubject(text.substring(start, end), isReplyOrForward);
        }

        private static String lowerAscii(String text) {
            StringBuilder lower = new StringBuilder(text);
            for (int i = 0; i < lower.length(); i++) {
                char c = lower.charAt(i);
                if (c >= 'A' && c <= 'Z') {
                    lower.setCharAt(i, (char) (c | 0x20));
                }
            }
            return lower.toString();
        }

        private void removeTrailers() {
            while (end > start) {
                if (text.charAt(end - 1) == ' ') {
                    end--;
                } else if (end - start >= TRAILER.length() && lower.startsWith(TRAILER, end - TRAILER.length())) {
                    end -= TRAILER.length();
                    isReplyOrForward = true;
                } else {
                    return;
                }
            }
        }

        /** Steps 3 to 5. Blobs that no reply mark follows go one by one while something is left: all but a last one. */
        private void removeLeaders() {
            while (start < end) {
                start = skipSpaces(start);
                int lastBlob = start;
                int at = start;
                for (int next = skipBlob(at); next > at; next = skipBlob(at)) {
                    lastBlob = at;
                    at = next;
                }
                int afterMark = skipMark(at);
                if (afterMark < 0) {
                    start = at < end ? at : lastBlob;
                    return;
                }
                start = afterMark;
                isReplyOrForward = true;
            }
        }

        private boolean unwrapForward() {
            boolean isForward =
                    end - start > FORWARD.length() && lower.startsWith(FORWARD, start) && text.charAt(end - 1) == ']';
            if (isForward) {
                start += FORWARD.length();
                end--;
                isReplyOrForward = true;
            }
            return isForward;
        }

        /** Past a subj-refwd, or -1 when there is none. */
        private int skipMark(int from) {
            int at;
            if (lower.startsWith("re", from)) {
                at = from + 2;
            } else if (lower.startsWith("fw", from)) {
                at = from + (lower.startsWith("d", from + 2) ? 3 : 2);
            } else {
                return -1;
            }
            at = skipBlob(skipSpaces(at));
            return at < end && text.charAt(at) == ':' ? at + 1 : -1;
        }

        /** Past a subj-blob and the space after it; the same place when there is none. */
        private int skipBlob(int from) {
            if (from >= end || text.charAt(from) != '[') {
                return from;
            }
            int at = from + 1;
            while (at < end && text.charAt(at) != '[' && text.charAt(at) != ']') {
                at++;
            }
            return at < end && text.charAt(at) == ']' ? skipSpaces(at + 1) : from;
        }

        private int skipSpaces(int from) {
            int at = from;
            while (at < end && text.charAt(at) == ' ') {
                at++;
            }
            return at;
        }
    }
}
