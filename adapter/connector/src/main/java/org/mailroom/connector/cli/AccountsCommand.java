package org.mailroom.connector.cli;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.mailroom.api.Account;
import org.mailroom.api.AccountException;
import org.mailroom.api.AccountException.Reason;
import org.mailroom.api.Accounts;

/** The command {@code accounts}: who may log in. */
public final class AccountsCommand {

    private static final int PAGE = 1000;

    private static final String HELP = """
            Usage: java -jar mailroom-connector-VERSION.jar accounts COMMAND WHERE [OPTIONS]

            Commands:
              list             all accounts: name, whether it may log in, when it was changed last
              add NAME         make an account
              password NAME    give it another password
              disable NAME     let it log in no longer
              enable NAME      let it log in again
              delete NAME      delete it

            Where the accounts are, one of:
              --pid PID        a server that runs on this machine as the same user
              --jmx URL        a server that listens for JMX: service:jmx:rmi:///jndi/rmi://HOST:PORT/jmxrmi
              --data DIR       the data directory of a server that is stopped; run it as the server's user

            Options:
              --password-stdin          the password is the first line of the standard input, in UTF-8;
                                        else it is asked for at the terminal, never taken from the arguments
              --instance NAME           with --pid and --jmx: the adapter's instanceName; by default mailroom
              --jmx-user NAME           with --jmx: who connects
              --jmx-password-file FILE  its first line is the password of --jmx-user; else the environment
                                        variable MAILROOM_JMX_PASSWORD has it, or it is asked for
              --secret-key-store FILE   with --data: the adapter's secretKeyStore, if it has one; without it the
                                        account cannot log in by NTLM or CRAM-MD5. Its password is in the
                                        environment variable MAILROOM_SECRET_KEY_PASSWORD, or is asked for
              --secret-key-alias NAME   with --data: the adapter's secretKeyAlias; by default mailroom

            Exit codes: 0 done; 1 refused (no such account, for example); 2 wrong command line;
            3 the server or the data directory cannot be reached.""";

    private AccountsCommand() {}

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(run(arguments, Surroundings.ofProcess()));
    }

    static int run(String[] arguments, Surroundings surroundings) {
        if (Arrays.asList(arguments).contains("--help")
                || Arrays.asList(arguments).contains("-h")) {
            surroundings.out().println(HELP);
            return CommandFailure.NONE;
        }
        try {
            run(AccountsArguments.parse(arguments), surroundings);
            return CommandFailure.NONE;
        } catch (CommandFailure e) {
            surroundings.err().println("accounts: " + e.getMessage());
            return e.exitCode();
        } catch (AccountException e) {
            surroundings.err().println("accounts: " + e.getMessage());
            return e.reason() == Reason.UNAVAILABLE ? CommandFailure.UNREACHABLE : CommandFailure.REFUSED;
        } catch (IOException e) {
            surroundings.err().println("accounts: the connection did not end well: " + e.getMessage());
            return CommandFailure.UNREACHABLE;
        }
    }

    private static void run(AccountsArguments arguments, Surroundings surroundings)
            throws CommandFailure, AccountException, IOException {
        var passwords = new PasswordInput(surroundings);
        try (OpenAccounts open = open(arguments.place(), passwords)) {
            if (arguments.verb().takesPassword()) {
                char[] password = passwords.ofAccount(arguments.passwordFromStdin());
                try {
                    withPassword(arguments, open.accounts(), password);
                } finally {
                    Arrays.fill(password, '\0');
                }
            } else {
                withoutPassword(arguments, open.accounts(), surroundings);
            }
        }
    }

    private static OpenAccounts open(AccountsPlace place, PasswordInput passwords) throws CommandFailure {
        if (place instanceof AccountsPlace.Data data) {
            return StoppedServer.open(data, passwords);
        }
        if (place instanceof AccountsPlace.Jmx jmx) {
            return RunningServer.open(jmx, passwords);
        }
        return RunningServer.open((AccountsPlace.RunningProcess) place);
    }

    private static void withPassword(AccountsArguments arguments, Accounts accounts, char[] password)
            throws AccountException {
        switch (arguments.verb()) {
            case ADD -> accounts.create(arguments.name(), password);
            case PASSWORD -> accounts.setPassword(arguments.name(), password);
            default -> throw new IllegalStateException(arguments.verb() + " takes no password");
        }
    }

    private static void withoutPassword(AccountsArguments arguments, Accounts accounts, Surroundings surroundings)
            throws AccountException {
        switch (arguments.verb()) {
            case LIST -> list(accounts, surroundings);
            case DISABLE -> accounts.setEnabled(arguments.name(), false);
            case ENABLE -> accounts.setEnabled(arguments.name(), true);
            case DELETE -> accounts.delete(arguments.name());
            default -> throw new IllegalStateException(arguments.verb() + " takes a password");
        }
    }

    private static void list(Accounts accounts, Surroundings surroundings) throws AccountException {
        List<Account> page = accounts.list("", PAGE, "");
        while (!page.isEmpty()) {
            page.forEach(account -> surroundings
                    .out()
                    .println(account.name() + "\t" + (account.isEnabled() ? "enabled" : "disabled") + "\t"
                            + account.changedAt()));
            page = accounts.list("", PAGE, page.get(page.size() - 1).name());
        }
    }
}
