package org.mailroom.server.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.ChannelFutureListener;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeTry;
import org.mailroom.server.limit.LiveLimits;
import org.mailroom.server.limit.MemoryAccount;
import org.mailroom.server.limit.MemoryBudget;
import org.mailroom.server.limit.PendingLimits;
import org.mailroom.server.limit.PendingLimits.Action;
import org.mailroom.server.limit.ServerLimits;

/** However octets come, commands are executed and answers leave: each command comes once, in order, and the count is right. */
class PendingCommandsPropertyTest {

    private final InputBuffer input = new InputBuffer(
            UnpooledByteBufAllocator.DEFAULT,
            new MemoryAccount(
                    new MemoryBudget(new LiveLimits(ServerLimits.DEFAULTS), System::nanoTime),
                    InetAddress.getLoopbackAddress(),
                    Runnable::run,
                    () -> {}));
    private final Queue<ChannelFutureListener> leaving = new ArrayDeque<>();
    private final List<String> executed = new ArrayList<>();
    private int gone;
    private int answers;
    private boolean atHand;

    @BeforeTry
    void beginAnew() {
        leaving.clear();
        executed.clear();
        gone = 0;
        answers = 0;
        atHand = false;
    }

    /** Lines; those in capitals wait. */
    private PendingCommands<String> pending(int max) {
        return new PendingCommands<>(
                input,
                PendingCommandsPropertyTest::line,
                line -> line.startsWith("W"),
                () -> new PendingLimits(max, Action.PAUSE));
    }

    private static String line(ByteBuf octets) {
        int length = octets.bytesBefore((byte) '\n');
        if (length < 0) {
            return null;
        }
        String line = octets.toString(octets.readerIndex(), length, StandardCharsets.US_ASCII);
        octets.skipBytes(length + 1);
        return line;
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void comeOnceAndCount(@ForAll @IntRange(min = 1, max = 8) int max, @ForAll boolean loggedIn, @ForAll long seed)
            throws Exception {
        var random = new Random(seed);
        PendingCommands<String> pending = pending(max);
        pending.expectCommand(loggedIn);
        var sent = new ArrayList<String>();
        byte[] octets = commands(random, sent, loggedIn ? "" : "W");
        int at = 0;
        for (int step = 0; executed.size() < sent.size() || gone < sent.size(); step++) {
            assertThat(step).as("steps").isLessThan(100_000);
            switch (random.nextInt(4)) {
                case 0 -> {
                    if (!pending.isStopped()) {
                        int to = Math.min(octets.length, at + random.nextInt(30));
                        input.append(Unpooled.copiedBuffer(octets, at, to - at));
                        at = to;
                    }
                    pending.lookAhead();
                }
                case 1 -> execute(pending);
                case 2 -> {
                    if (pending.hasAnswers()) {
                        int leave = answers;
                        answers = 0;
                        leaving.add(pending.sent(() -> gone += leave));
                    }
                }
                default -> {
                    if (!leaving.isEmpty()) {
                        leaving.remove().operationComplete(null);
                    }
                }
            }
            assertThat(pending.count()).isBetween(executed.size() - gone, max);
            assertThat(pending.isFlood()).isFalse();
        }
        assertThat(executed).isEqualTo(sent);
        assertThat(pending.count()).isZero();
        input.release();
    }

    private void execute(PendingCommands<String> pending) {
        if (!atHand) {
            String command = pending.next();
            if (command != null) {
                executed.add(command);
                atHand = true;
            }
        } else {
            pending.answered();
            answers++;
            atHand = false;
        }
    }

    private static byte[] commands(Random random, List<String> sent, String prefix) {
        var all = new StringBuilder();
        int count = 1 + random.nextInt(60);
        for (int i = 0; i < count; i++) {
            String command = prefix + "x".repeat(random.nextInt(12)) + i;
            sent.add(command);
            all.append(command).append('\n');
        }
        return all.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** More hasty ones than may be pending, whatever waits beside them. */
    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void tooManyHastyOnesAreAFlood(
            @ForAll @IntRange(min = 1, max = 8) int max,
            @ForAll @IntRange(max = 20) int hasty,
            @ForAll @IntRange(max = 20) int waiting) {
        PendingCommands<String> pending = pending(max);
        pending.expectCommand(false);
        String commands = "h\n".repeat(hasty) + "W\n".repeat(waiting);
        input.append(Unpooled.copiedBuffer(commands, StandardCharsets.US_ASCII));
        pending.lookAhead();
        assertThat(pending.isFlood()).isEqualTo(hasty > max);
        assertThat(pending.count())
                .isEqualTo(
                        hasty > max ? max + 1 : Math.min(hasty + waiting, Math.max(max, hasty + Math.min(1, waiting))));
        pending.release();
        input.release();
    }
}
