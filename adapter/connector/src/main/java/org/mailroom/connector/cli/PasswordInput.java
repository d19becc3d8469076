package org.mailroom.connector.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Where passwords come from: never from the arguments, which every user of the machine can read. */
final class PasswordInput {

    private static final int LONGEST = 4096;
    private static final String JMX_VARIABLE = "MAILROOM_JMX_PASSWORD";
    private static final String KEY_VARIABLE = "MAILROOM_SECRET_KEY_PASSWORD";

    private final Surroundings surroundings;

    PasswordInput(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** The new password of an account, for the caller to clear. */
    char[] ofAccount(boolean fromStdin) throws CommandFailure {
        if (fromStdin) {
            return firstLine(surroundings.in(), "the standard input");
        }
        char[] first = ask("Password: ");
        char[] again = ask("Again: ");
        try {
            if (!Arrays.equals(first, again)) {
                Arrays.fill(first, '\0');
                throw new CommandFailure(CommandFailure.REFUSED, "the two passwords differ");
            }
            return first;
        } finally {
            Arrays.fill(again, '\0');
        }
    }

    private char[] ask(String question) throws CommandFailure {
        return surroundings
                .terminal()
                .askSecret(question)
                .orElseThrow(() ->
                        CommandFailure.usage("there is no terminal to ask for the password; give --password-stdin"));
    }

    /** The password of a JMX user: from a file, the environment, or somebody at the terminal. */
    String ofJmxUser(Optional<Path> file) throws CommandFailure {
        if (file.isPresent()) {
            return new String(firstLine(file.get()));
        }
        return fromEnvironment(JMX_VARIABLE, "JMX password: ");
    }

    /** The password of the key store with the secret key. */
    char[] ofKeyStore() throws CommandFailure {
        return fromEnvironment(KEY_VARIABLE, "Password of the key store: ").toCharArray();
    }

    private String fromEnvironment(String variable, String question) throws CommandFailure {
        String value = surroundings.environment().get(variable);
        if (value != null) {
            return value;
        }
        return surroundings
                .terminal()
                .askSecret(question)
                .map(String::new)
                .orElseThrow(() -> CommandFailure.usage("the environment variable " + variable + " is not set"));
    }

    private static char[] firstLine(Path file) throws CommandFailure {
        try (InputStream in = Files.newInputStream(file)) {
            return firstLine(in, file.toString());
        } catch (IOException e) {
            throw CommandFailure.usage("the file " + file + " cannot be read: " + e.getMessage());
        }
    }

    /** Up to the first line feed, or to the end. */
    private static char[] firstLine(InputStream in, String where) throws CommandFailure {
        byte[] octets = new byte[LONGEST];
        int length = 0;
        try {
            for (int octet = in.read(); octet >= 0 && octet != '\n'; octet = in.read()) {
                if (length == LONGEST) {
                    throw new CommandFailure(
                            CommandFailure.REFUSED, "the first line of " + where + " is too long for a password");
                }
                octets[length++] = (byte) octet;
            }
            int end = length > 0 && octets[length - 1] == '\r' ? length - 1 : length;
            return characters(octets, end);
        } catch (CharacterCodingException e) {
            throw new CommandFailure(CommandFailure.REFUSED, "the password on " + where + " is not UTF-8");
        } catch (IOException e) {
            throw new CommandFailure(CommandFailure.REFUSED, where + " cannot be read: " + e.getMessage());
        } finally {
            Arrays.fill(octets, (byte) 0);
        }
    }

    private static char[] characters(byte[] octets, int end) throws CharacterCodingException {
        CharBuffer decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets, 0, end));
        try {
            return Arrays.copyOf(decoded.array(), decoded.remaining());
        } finally {
            Arrays.fill(decoded.array(), '\0');
        }
    }
}
