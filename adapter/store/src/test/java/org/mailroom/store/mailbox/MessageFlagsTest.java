package org.mailroom.store.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MessageFlagsTest {

    @Test
    void keywordsAreSortedEachOnceAsFirstWritten() {
        assertThat(flags(0, "work", "$Junk", "WORK", "Later").keywords()).containsExactly("$Junk", "Later", "work");
    }

    @Test
    void caseOfKeywordsMakesNoDifference() {
        assertThat(flags(1, "Work", "later"))
                .isEqualTo(flags(1, "LATER", "work"))
                .hasSameHashCodeAs(flags(1, "LATER", "work"));
        assertThat(flags(1, "work")).isNotEqualTo(flags(1, "works")).isNotEqualTo(flags(3, "work"));
    }

    @Test
    void knowsWhatIsSet() {
        MessageFlags flags = flags(MessageFlags.SEEN | MessageFlags.DRAFT, "$Junk");
        assertThat(flags.has(MessageFlags.SEEN)).isTrue();
        assertThat(flags.has(MessageFlags.SEEN | MessageFlags.DRAFT)).isTrue();
        assertThat(flags.has(MessageFlags.SEEN | MessageFlags.DELETED)).isFalse();
        assertThat(flags.has("$JUNK")).isTrue();
        assertThat(flags.has("$NotJunk")).isFalse();
    }

    @Test
    void changesSetAddAndRemove() {
        MessageFlags before = flags(MessageFlags.SEEN | MessageFlags.FLAGGED, "Work", "later");
        MessageFlags change = flags(MessageFlags.FLAGGED | MessageFlags.DELETED, "WORK", "more");
        assertThat(applied(FlagChange.Kind.REPLACE, before, change)).isEqualTo(change);
        assertThat(applied(FlagChange.Kind.ADD, before, change))
                .isEqualTo(flags(
                        MessageFlags.SEEN | MessageFlags.FLAGGED | MessageFlags.DELETED, "work", "later", "more"));
        assertThat(applied(FlagChange.Kind.REMOVE, before, change)).isEqualTo(flags(MessageFlags.SEEN, "later"));
    }

    @Test
    void aKeywordOfBothStaysAsItWasWritten() {
        assertThat(flags(0, "Work").with(flags(0, "WORK")).keywords()).containsExactly("Work");
    }

    private static MessageFlags applied(FlagChange.Kind kind, MessageFlags before, MessageFlags change) {
        return new FlagChange(kind, change).applied(before);
    }

    private static MessageFlags flags(int system, String... keywords) {
        return new MessageFlags(system, List.of(keywords));
    }
}
