package org.mailroom.server.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.mailroom.server.LineClient;

/** A client that sends exactly the octets it is told to, and reads lines. Its tags are t1, t2 and so on. */
final class ImapDialogue implements AutoCloseable {

    private final LineClient connection;
    private int tag;

    ImapDialogue(InetSocketAddress address) {
        connection = new LineClient(address);
    }

    /** Sends octets as they are, one for each character. */
    ImapDialogue raw(String octets) {
        return raw(octets.getBytes(StandardCharsets.ISO_8859_1));
    }

    ImapDialogue raw(byte[] octets) {
        connection.send(octets);
        return this;
    }

    /** Shakes hands. */
    ImapDialogue beginTls() {
        connection.beginTls();
        return this;
    }

    /** Sends a line in UTF-8. */
    ImapDialogue say(String line) {
        return raw((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Reads a line; it must begin so. */
    ImapDialogue expect(String start) {
        assertThat(line()).startsWith(start);
        return this;
    }

    /** Gives a command with the next tag, and reads all up to its tagged response, which is the last line without the tag. */
    List<String> command(String command) {
        tag++;
        say("t" + tag + " " + command);
        return answer();
    }

    /** Reads all up to the tagged response to the last command. */
    List<String> answer() {
        List<String> lines = new ArrayList<>();
        String tagged = "t" + tag + " ";
        while (true) {
            String line = line();
            if (line.startsWith(tagged)) {
                lines.add(line.substring(tagged.length()));
                return lines;
            }
            lines.add(line);
        }
    }

    /** A command whose tagged response begins so. */
    ImapDialogue ask(String command, String start) {
        List<String> lines = command(command);
        assertThat(lines.get(lines.size() - 1)).as(command).startsWith(start);
        return this;
    }

    ImapDialogue ok(String command) {
        return ask(command, "OK");
    }

    /** Files a message by a non-synchronizing literal. */
    ImapDialogue append(String mailbox, String message) {
        tag++;
        raw("t" + tag + " APPEND " + mailbox + " {" + message.length() + "+}\r\n" + message + "\r\n");
        List<String> lines = answer();
        assertThat(lines.get(lines.size() - 1)).startsWith("OK [APPENDUID ");
        return this;
    }

    /** The connection ends without another octet. */
    void expectEnd() {
        connection.expectEnd();
    }

    /** All until the connection ends, by a reset too. */
    String rest() {
        return connection.rest();
    }

    /** Says that no more will be sent. */
    ImapDialogue endOutput() {
        connection.endOutput();
        return this;
    }

    String line() {
        return connection.line();
    }

    @Override
    public void close() {
        connection.close();
    }
}
