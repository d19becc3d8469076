package org.mailroom.it.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A user of an application server, in its realm of files; {@code create-file-user} makes one.
 *
 * @param group as the console's roles are called, or any other
 */
public record ServerUser(String name, String password, String group) {

    /** Sees everything on the console and changes it. */
    public static final ServerUser OPERATOR = new ServerUser("operator", "mailroom-demo", "mail-admin");

    /** Sees everything on the console and changes nothing. */
    public static final ServerUser VIEWER = new ServerUser("viewer", "mailroom-demo", "mail-viewer");

    /** Writes the file by which asadmin is told the password. */
    Path passwordFile(Path directory) throws IOException {
        return Files.writeString(directory.resolve("password-" + name), "AS_ADMIN_USERPASSWORD=" + password + "\n");
    }
}
