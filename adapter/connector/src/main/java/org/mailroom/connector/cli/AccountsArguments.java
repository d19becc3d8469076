package org.mailroom.connector.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A command line about accounts.
 *
 * @param name empty for {@link Verb#LIST} of all
 */
record AccountsArguments(Verb verb, String name, AccountsPlace place, boolean passwordFromStdin) {

    private static final String STDIN = "--password-stdin";
    private static final Set<String> VALUED = Set.of(
            "--data",
            "--pid",
            "--jmx",
            "--instance",
            "--jmx-user",
            "--jmx-password-file",
            "--secret-key-store",
            "--secret-key-alias");

    /** What to do. */
    enum Verb {
        LIST(false),
        ADD(true),
        PASSWORD(true),
        DISABLE(false),
        ENABLE(false),
        DELETE(false);

        private final boolean takesPassword;

        Verb(boolean takesPassword) {
            this.takesPassword = takesPassword;
        }

        boolean takesPassword() {
            return takesPassword;
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static AccountsArguments parse(String[] arguments) throws CommandFailure {
        List<String> words = new ArrayList<>();
        Map<String, String> options = new LinkedHashMap<>();
        Iterator<String> rest = Arrays.asList(arguments).iterator();
        while (rest.hasNext()) {
            String argument = rest.next();
            if (argument.startsWith("--")) {
                option(argument, rest, options);
            } else {
                words.add(argument);
            }
        }
        Verb verb = verb(words);
        boolean fromStdin = options.remove(STDIN) != null;
        if (fromStdin && !verb.takesPassword()) {
            throw CommandFailure.usage(verb.word() + " takes no password");
        }
        return new AccountsArguments(verb, name(verb, words), place(options), fromStdin);
    }

    private static void option(String argument, Iterator<String> rest, Map<String, String> options)
            throws CommandFailure {
        int equals = argument.indexOf('=');
        String option = equals < 0 ? argument : argument.substring(0, equals);
        String value;
        if (option.equals(STDIN) && equals < 0) {
            value = "";
        } else if (!VALUED.contains(option)) {
            throw CommandFailure.usage("there is no option " + option);
        } else if (equals >= 0) {
            value = argument.substring(equals + 1);
        } else if (rest.hasNext()) {
            value = rest.next();
        } else {
            throw CommandFailure.usage(option + " lacks its value");
        }
        if (options.put(option, value) != null) {
            throw CommandFailure.usage(option + " stands there twice");
        }
    }

    private static Verb verb(List<String> words) throws CommandFailure {
        for (Verb verb : Verb.values()) {
            if (!words.isEmpty() && verb.word().equals(words.get(0))) {
                return verb;
            }
        }
        String verbs = Arrays.stream(Verb.values()).map(Verb::word).collect(Collectors.joining(", "));
        throw CommandFailure.usage("the command is one of " + verbs);
    }

    private static String name(Verb verb, List<String> words) throws CommandFailure {
        int wanted = verb == Verb.LIST ? 0 : 1;
        if (words.size() - 1 != wanted) {
            throw CommandFailure.usage(
                    verb.word() + (wanted == 0 ? " takes no name" : " takes one name and nothing else"));
        }
        return wanted == 0 ? "" : words.get(1);
    }

    private static AccountsPlace place(Map<String, String> options) throws CommandFailure {
        List<String> places = options.keySet().stream()
                .filter(Set.of("--data", "--pid", "--jmx")::contains)
                .toList();
        if (places.size() != 1) {
            throw CommandFailure.usage("one of --pid, --jmx and --data says where the accounts are");
        }
        String which = options.remove(places.get(0));
        AccountsPlace place =
                switch (places.get(0)) {
                    case "--data" ->
                        new AccountsPlace.Data(
                                path("--data", which), file(options, "--secret-key-store"), alias(options));
                    case "--pid" -> new AccountsPlace.RunningProcess(which, instance(options));
                    default -> jmx(which, options);
                };
        if (!options.isEmpty()) {
            throw CommandFailure.usage(
                    options.keySet().iterator().next() + " does not go together with " + places.get(0));
        }
        return place;
    }

    private static AccountsPlace jmx(String url, Map<String, String> options) throws CommandFailure {
        String user = options.remove("--jmx-user");
        return new AccountsPlace.Jmx(
                url, user == null ? "" : user, file(options, "--jmx-password-file"), instance(options));
    }

    private static String instance(Map<String, String> options) {
        String instance = options.remove("--instance");
        return instance == null ? "mailroom" : instance;
    }

    private static String alias(Map<String, String> options) {
        String alias = options.remove("--secret-key-alias");
        return alias == null ? "mailroom" : alias;
    }

    private static Optional<Path> file(Map<String, String> options, String option) throws CommandFailure {
        String text = options.remove(option);
        return text == null ? Optional.empty() : Optional.of(path(option, text));
    }

    private static Path path(String option, String text) throws CommandFailure {
        try {
            return Path.of(text).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw CommandFailure.usage(option + " is no path: " + e.getReason());
        }
    }
}
