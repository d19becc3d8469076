package org.mailroom.security.tls.key;

import java.io.IOException;
import java.nio.file.Path;

/** Commands of the machine. */
final class Commands {

    private Commands() {}

    /** Whether it is there and ends well. Its output is of no interest. */
    static boolean run(Path directory, String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .directory(directory.toFile())
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
