package org.mailroom.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailroom.it.server.Artifacts;
import org.mailroom.it.server.Jdks;
import org.mailroom.it.server.Listeners;
import org.mailroom.it.server.MicroBuilder;
import org.mailroom.it.server.PayaraMicro;
import org.mailroom.it.server.ServerStartException;
import org.mailroom.it.server.ServerUser;

/** The harness itself: what it must notice, or no test above it could be trusted. */
class PayaraMicroIT {

    @TempDir
    Path directory;

    @Test
    void thePageSaysThatThereIsNoAdapter() throws Exception {
        try (PayaraMicro micro = MicroBuilder.in(directory)
                .jdk(Jdks.newest())
                .deploy(Artifacts.web())
                .user(ServerUser.VIEWER)
                .start()) {
            var page = Page.login(micro.url(), ServerUser.VIEWER).get("");

            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("No adapter found");
            assertThat(page.headers().firstValue("Content-Security-Policy"))
                    .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'none'"));
            assertThat(Listeners.of(micro.pid())).isNotEmpty();
            assertThat(Listeners.reachableFromOutside(micro.pid())).isEmpty();

            micro.kill9();
            assertThat(micro.isAlive()).isFalse();
        }
    }

    @Test
    void beansWithoutTheirAdapterAreNoticed() {
        MicroBuilder micro =
                MicroBuilder.in(directory).deploy(Artifacts.beans()).postBoot("no-such-command");
        assertThatThrownBy(micro::start)
                .isInstanceOf(ServerStartException.class)
                .hasMessageContaining("no-such-command");

        MicroBuilder second = MicroBuilder.in(directory).deploy(Artifacts.beans());
        assertThatThrownBy(second::start)
                .isInstanceOf(ServerStartException.class)
                .hasMessageContaining("org.mailroom.api.MailListener");
    }
}
