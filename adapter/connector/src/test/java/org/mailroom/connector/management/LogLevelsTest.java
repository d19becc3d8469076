package org.mailroom.connector.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogLevelsTest {

    private final Logger login = Logger.getLogger("org.mailroom.login");
    private final LogLevels levels = new LogLevels();

    @AfterEach
    void close() {
        levels.close();
        login.setLevel(null);
    }

    @Test
    void namesEveryPart() {
        assertThat(levels.levels())
                .containsOnlyKeys("SERVER", "SMTP", "IMAP", "DELIVERY", "TLS", "LOGIN", "STORE", "TRACE");
        assertThat(levels.levels()).containsEntry("LOGIN", "INFO");
    }

    @Test
    void setsOnePartAndPutsItBack() {
        levels.set("LOGIN", "DEBUG");
        assertThat(levels.levels()).containsEntry("LOGIN", "DEBUG").containsEntry("SMTP", "INFO");
        assertThat(login.isLoggable(Level.FINE)).isTrue();
        levels.set("LOGIN", "ERROR");
        assertThat(levels.levels()).containsEntry("LOGIN", "ERROR");
        levels.set("LOGIN", "DEFAULT");
        assertThat(login.getLevel()).isNull();
    }

    @Test
    void putsBackWhatTheServerHadConfigured() {
        login.setLevel(Level.CONFIG);
        assertThat(levels.levels()).containsEntry("LOGIN", "INFO");
        levels.set("LOGIN", "WARNING");
        levels.set("LOGIN", "DEBUG");
        levels.close();
        assertThat(login.getLevel()).isEqualTo(Level.CONFIG);
    }

    @Test
    void saysWhatThereIs() {
        assertThatThrownBy(() -> levels.set("FTP", "DEBUG"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the log has no part 'FTP': it is one of [SERVER, SMTP");
        assertThatThrownBy(() -> levels.set("SMTP", "LOUD"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'LOUD' is no level: it is one of [ERROR, WARNING, INFO, DEBUG] or DEFAULT");
    }
}
