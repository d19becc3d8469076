package org.mailroom.connector.cli;

import java.nio.file.Path;
import java.util.Optional;

/** Where the accounts are that a command is about. */
sealed interface AccountsPlace {

    /**
     * The data directory of a server that is not running.
     *
     * @param keyStore with the key that the secrets of NTLM and CRAM-MD5 are encrypted with; empty: they are not kept
     * @param keyAlias of that key
     */
    record Data(Path directory, Optional<Path> keyStore, String keyAlias) implements AccountsPlace {}

    /**
     * A server on this machine, of this user.
     *
     * @param instance the adapter's instanceName
     */
    record RunningProcess(String pid, String instance) implements AccountsPlace {}

    /**
     * A server that listens for JMX.
     *
     * @param user empty for none
     * @param passwordFile where the password of that user is; empty: in the environment, or somebody is asked
     */
    record Jmx(String url, String user, Optional<Path> passwordFile, String instance) implements AccountsPlace {}
}
