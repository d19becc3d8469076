package org.mailroom.server.imap.transcript;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** All transcripts below a directory. */
public record Transcripts(Path root) {

    private static final String SERVERS = "servers";

    /** The files in the order of their names, without those that others include and those for other servers. */
    public List<Path> files() {
        return files(root).stream()
                .filter(file -> !file.startsWith(root.resolve("include")) && !file.startsWith(root.resolve(SERVERS)))
                .toList();
    }

    /** The files for a server that is set up otherwise. */
    public List<Path> files(String server) {
        return files(root.resolve(SERVERS).resolve(server));
    }

    private static List<Path> files(Path directory) {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its topic and its name. */
    public String name(Path file) {
        String name = root.relativize(file).toString();
        return name.substring(0, name.length() - ".txt".length());
    }

    /** Reads a transcript. */
    public Transcript read(Path file) {
        return TranscriptReader.read(root, file);
    }

    /**
     * Reads and plays one.
     *
     * @throws AssertionError if the server does not play along
     */
    public void play(Path file, Place place) {
        TranscriptPlayer.play(read(file), root, place);
    }
}
