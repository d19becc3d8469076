package org.mailroom.connector.management;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The levels of the parts of the log while the adapter runs. The loggers are those of the whole process: what was changed is put
 * back at the end, and the loggers are held only until then.
 */
public final class LogLevels implements AutoCloseable {

    private static final String DEFAULT = "DEFAULT";

    private static final Map<String, Level> LEVELS = levelsByName();

    /** What was changed: the loggers, for they would be forgotten with their levels, and the level that each had. */
    private final Map<LogPart, Map<Logger, Level>> changed = new EnumMap<>(LogPart.class);

    private static Map<String, Level> levelsByName() {
        Map<String, Level> levels = new LinkedHashMap<>();
        levels.put("ERROR", Level.SEVERE);
        levels.put("WARNING", Level.WARNING);
        levels.put("INFO", Level.INFO);
        levels.put("DEBUG", Level.FINE);
        return levels;
    }

    /** The level in force, by the name of each part. */
    public Map<String, String> levels() {
        Map<String, String> levels = new LinkedHashMap<>();
        for (LogPart part : LogPart.values()) {
            levels.put(part.name(), levelOf(Logger.getLogger(part.loggers().get(0))));
        }
        return levels;
    }

    /** The first of ours that is written; a level of the server's own in between counts as the next one above. */
    private static String levelOf(Logger logger) {
        String found = "ERROR";
        for (Map.Entry<String, Level> level : LEVELS.entrySet()) {
            if (logger.isLoggable(level.getValue())) {
                found = level.getKey();
            }
        }
        return found;
    }

    /**
     * Sets the level of a part.
     *
     * @throws IllegalArgumentException when there is no such part or level
     */
    public synchronized void set(String partName, String levelName) {
        LogPart part = part(partName);
        if (!levelName.equals(DEFAULT) && !LEVELS.containsKey(levelName)) {
            throw new IllegalArgumentException(
                    "'" + levelName + "' is no level: it is one of " + LEVELS.keySet() + " or " + DEFAULT);
        }
        putBack(part);
        if (!levelName.equals(DEFAULT)) {
            List<Logger> loggers =
                    part.loggers().stream().map(Logger::getLogger).toList();
            Map<Logger, Level> before = new LinkedHashMap<>();
            loggers.forEach(logger -> before.put(logger, logger.getLevel()));
            changed.put(part, before);
            loggers.forEach(logger -> logger.setLevel(LEVELS.get(levelName)));
        }
    }

    private static LogPart part(String name) {
        return Arrays.stream(LogPart.values())
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the log has no part '" + name + "': it is one of " + List.of(LogPart.values())));
    }

    private void putBack(LogPart part) {
        Map<Logger, Level> before = changed.remove(part);
        if (before != null) {
            before.forEach(Logger::setLevel);
        }
    }

    /** Puts every level back. */
    @Override
    public synchronized void close() {
        List.copyOf(changed.keySet()).forEach(this::putBack);
    }
}
