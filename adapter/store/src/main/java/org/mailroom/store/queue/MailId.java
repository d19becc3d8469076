package org.mailroom.store.queue;

/** Ids of the queue in text: 13 characters of Crockford's base 32, which sort as the ids do and can be read aloud. */
public final class MailId {

    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 13;
    private static final int BITS = 5;

    private MailId() {}

    /**
     * @param id 0 or more
     * @return 13 digits and capital letters
     * @throws IllegalArgumentException when the id is negative
     */
    public static String format(long id) {
        if (id < 0) {
            throw new IllegalArgumentException("an id is not negative: " + id);
        }
        char[] text = new char[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            text[i] = DIGITS.charAt((int) (id >>> (BITS * (LENGTH - 1 - i))) & 31);
        }
        return new String(text);
    }

    /**
     * Reads what {@link #format} wrote, in any case; as Crockford has it, O is read as 0, I and L as 1.
     *
     * @throws IllegalArgumentException saying what is wrong, when the text is no id
     */
    public static long parse(String text) {
        if (text == null || text.length() != LENGTH) {
            throw new IllegalArgumentException("an id has 13 characters, this has not: " + text);
        }
        long id = 0;
        for (int i = 0; i < LENGTH; i++) {
            id = id << BITS | digit(text, i);
        }
        if (digit(text, 0) > 7) {
            throw new IllegalArgumentException("an id begins with a digit from 0 to 7, this does not: " + text);
        }
        return id;
    }

    private static int digit(String text, int index) {
        char symbol = Character.toUpperCase(text.charAt(index));
        int value =
                switch (symbol) {
                    case 'O' -> 0;
                    case 'I', 'L' -> 1;
                    default -> DIGITS.indexOf(symbol);
                };
        if (value < 0) {
            throw new IllegalArgumentException("an id has no character '" + text.charAt(index) + "': " + text);
        }
        return value;
    }
}
