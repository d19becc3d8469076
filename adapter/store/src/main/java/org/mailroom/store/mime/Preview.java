package org.mailroom.store.mime;

import java.io.IOException;
import java.io.Reader;
import java.util.Locale;
import java.util.Optional;

/** The text of PREVIEW (RFC 8970): the beginning of what a person would read, white space collapsed. */
public final class Preview {

    /** Unicode characters at most (RFC 8970 section 3.1 allows 256 and recommends 200). */
    public static final int MAX_CHARACTERS = 200;

    /** Characters of the part that are looked at, tags and all. */
    private static final int MAX_READ = 32 * 1024;

    private final StringBuilder text = new StringBuilder();
    private int characters;
    private boolean spaceFollows;

    private Preview() {}

    /** The part to take the text from: the first plain text that is no attachment, else the first HTML. */
    public static Optional<BodyPart> source(MessageDescription message) {
        return find(message.structure(), "plain").or(() -> find(message.structure(), "html"));
    }

    /**
     * Takes the beginning of a text; reads no more than it needs and does not close the reader.
     *
     * @param isHtml whether tags are to be removed
     */
    public static String of(Reader source, boolean isHtml) throws IOException {
        Preview preview = new Preview();
        Html html = new Html();
        for (int i = 0; i < MAX_READ && preview.characters < MAX_CHARACTERS; i++) {
            int c = source.read();
            if (c < 0) {
                break;
            }
            if (isHtml) {
                html.accept((char) c, preview);
            } else {
                preview.add((char) c);
            }
        }
        return preview.finish();
    }

    private static Optional<BodyPart> find(BodyPart part, String subtype) {
        if (part instanceof MultiPart multi) {
            return multi.parts().stream()
                    .map(child -> find(child, subtype))
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        Disposition disposition = part.fields().disposition();
        boolean isAttachment = disposition != null && disposition.type().equals("attachment");
        return part.fields().isType("text", subtype) && part.octets() > 0 && !isAttachment
                ? Optional.of(part)
                : Optional.empty();
    }

    private void add(char c) {
        if (Character.isWhitespace(c) || Character.isISOControl(c) || c == '\u00a0' || c == '\ufeff') {
            spaceFollows = !text.isEmpty();
            return;
        }
        if (spaceFollows) {
            text.append(' ');
            characters++;
            spaceFollows = false;
        }
        text.append(c);
        characters += Character.isHighSurrogate(c) ? 0 : 1;
    }

    /** What is cut may end in a space; half a character must not be sent. */
    private String finish() {
        String whole = text.toString();
        StringBuilder valid = new StringBuilder();
        whole.codePoints()
                .limit(MAX_CHARACTERS)
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .forEach(valid::appendCodePoint);
        return valid.toString().stripTrailing();
    }

    /** Leaves out tags, comments roughly, the content of style, script and head titles, and resolves common entities. */
    private static final class Html {

        private static final int MAX_NAME = 10;

        private final StringBuilder name = new StringBuilder();
        private boolean inTag;
        private boolean inEntity;
        private String skippedElement;

        void accept(char c, Preview preview) {
            if (inTag) {
                tag(c, preview);
            } else if (c == '<') {
                inTag = true;
                inEntity = false;
                name.setLength(0);
            } else if (skippedElement == null) {
                text(c, preview);
            }
        }

        private void tag(char c, Preview preview) {
            if (c != '>') {
                if (name.length() < MAX_NAME) {
                    name.append(c);
                }
                return;
            }
            inTag = false;
            String tag = name.toString().strip().split("\\s", 2)[0].toLowerCase(Locale.ROOT);
            if (skippedElement == null) {
                skippedElement = isSkipped(tag) ? "/" + tag : null;
                preview.add(' ');
            } else if (tag.equals(skippedElement)) {
                skippedElement = null;
            }
        }

        private static boolean isSkipped(String tag) {
            return tag.equals("style") || tag.equals("script") || tag.equals("title");
        }

        private void text(char c, Preview preview) {
            if (c == '&') {
                inEntity = true;
                name.setLength(0);
            } else if (!inEntity) {
                preview.add(c);
            } else if (c == ';' || name.length() == MAX_NAME || Character.isWhitespace(c)) {
                inEntity = false;
                entity(name.toString()).chars().forEach(each -> preview.add((char) each));
                if (c != ';') {
                    preview.add(c);
                }
            } else {
                name.append(c);
            }
        }

        private static String entity(String name) {
            return switch (name) {
                case "amp" -> "&";
                case "lt" -> "<";
                case "gt" -> ">";
                case "quot" -> "\"";
                case "apos" -> "'";
                case "nbsp", "zwnj" -> " ";
                default -> name.startsWith("#") ? numeric(name.substring(1)) : "&" + name;
            };
        }

        private static String numeric(String number) {
            boolean isHex = number.startsWith("x") || number.startsWith("X");
            try {
                int c = isHex ? Integer.parseInt(number.substring(1), 16) : Integer.parseInt(number);
                return Character.isValidCodePoint(c) ? Character.toString(c) : "";
            } catch (NumberFormatException e) {
                return "";
            }
        }
    }
}
