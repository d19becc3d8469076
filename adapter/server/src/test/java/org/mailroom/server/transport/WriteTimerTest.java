package org.mailroom.server.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetAddress;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mailroom.server.limit.Limit;
import org.mailroom.server.limit.LiveLimits;
import org.mailroom.server.limit.MemoryAccount;
import org.mailroom.server.limit.MemoryBudget;
import org.mailroom.server.limit.ServerLimits;

/** Peers that take what is written little by little. */
class WriteTimerTest {

    private static final int WRITTEN = 10_000;

    private final LiveLimits limits = new LiveLimits(Limit.MIN_DATA_RATE.in(ServerLimits.DEFAULTS, 32));
    private final MemoryBudget budget = new MemoryBudget(limits, System::nanoTime);
    private final MemoryAccount account =
            new MemoryAccount(budget, InetAddress.getLoopbackAddress(), Runnable::run, () -> {});
    private final WriteTimer timer = new WriteTimer(limits, account);
    private final SlowPeer peer = new SlowPeer(timer);
    private final long begun = System.nanoTime();

    /** Its socket takes no more than the peer does. */
    private static final class SlowPeer extends EmbeddedChannel {

        private long mayTake;

        SlowPeer(WriteTimer timer) {
            super(timer);
        }

        @Override
        protected void doWrite(ChannelOutboundBuffer out) {
            while (mayTake > 0 && out.current() instanceof ByteBuf write) {
                int taken = (int) Math.min(mayTake, write.readableBytes());
                mayTake -= taken;
                out.removeBytes(taken);
            }
        }

        void take(long octets) {
            mayTake = octets;
            flush();
        }
    }

    @AfterEach
    void close() {
        peer.close();
    }

    private void write() {
        peer.write(Unpooled.wrappedBuffer(new byte[WRITTEN]));
        peer.flush();
    }

    private boolean isTooSlowAfter(int seconds) {
        ChannelHandlerContext context = peer.pipeline().context(timer);
        return timer.isTooSlow(context, begun + TimeUnit.SECONDS.toNanos(seconds));
    }

    @Test
    void whatWasTakenBeforeDoesNotCountAgain() {
        write();
        peer.take(2000);
        assertThat(isTooSlowAfter(10)).isFalse();
        assertThat(isTooSlowAfter(35)).isFalse();
        assertThat(isTooSlowAfter(70)).as("nothing more was taken").isTrue();
    }

    @Test
    void aSlowPeerThatIsFastEnoughGoesOn() {
        write();
        write();
        for (int seconds = 35; seconds < 350; seconds += 35) {
            peer.take(35 * 40);
            assertThat(isTooSlowAfter(seconds)).as("after %d s", seconds).isFalse();
        }
        assertThat(account.total()).isPositive();
    }

    @Test
    void theEndOfAWriteCountsWhatWasNotCountedOfIt() {
        write();
        peer.take(WRITTEN - 100);
        assertThat(isTooSlowAfter(35)).isFalse();
        write();
        peer.take(100);
        assertThat(isTooSlowAfter(70)).as("100 octets were taken").isTrue();
        peer.take(WRITTEN);
        assertThat(isTooSlowAfter(200)).as("nothing waits to be taken").isFalse();
        assertThat(account.total()).isZero();
    }
}
