package org.mailroom.security.tls.key;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;

/**
 * How some files look from outside: enough to tell that one was written, replaced, or reached by other symbolic links.
 *
 * @param states one for each file
 */
record FileStates(List<State> states) {

    static FileStates of(List<Path> files) {
        return new FileStates(files.stream().map(State::of).toList());
    }

    /**
     * One of them, at the end of its symbolic links.
     *
     * @param target null when the file cannot be reached
     */
    record State(Path target, long size, FileTime modified, Object fileKey) {

        static State of(Path file) {
            try {
                Path target = file.toRealPath();
                var attributes = Files.readAttributes(target, BasicFileAttributes.class);
                return new State(target, attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
            } catch (IOException e) {
                return new State(null, 0, null, null);
            }
        }
    }
}
