package org.mailroom.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mailroom.connector.RaXmlTest.Property;
import org.mailroom.connector.management.Happening;
import org.mailroom.connector.management.Log;
import org.mailroom.connector.management.LogPart;
import org.mailroom.server.limit.Limit;
import org.mailroom.server.limit.ServerLimits;

/** What the documents say of properties and messages is what the code says. */
class DocumentsTest {

    private static final String CONFIGURATION = "docs/configuration.md";

    @Test
    void theConfigurationGuideListsThePropertiesOfTheAdapter() throws Exception {
        assertThat(MarkdownTable.below("## The adapter", CONFIGURATION)).isEqualTo(rows("resourceadapter", 0));
    }

    @Test
    void theConfigurationGuideListsThePropertiesOfActivations() throws Exception {
        assertThat(MarkdownTable.below("## An activation of a MailListener", CONFIGURATION))
                .isEqualTo(rows("activationspec", 0));
        assertThat(MarkdownTable.below("## An activation of a LoginValidator", CONFIGURATION))
                .isEqualTo(rows("activationspec", 1));
    }

    @Test
    void theReadmeQuotesTheConfigurationGuide() throws Exception {
        assertThat(MarkdownTable.below("## Configuration", "README.md"))
                .isNotEmpty()
                .isSubsetOf(rows("resourceadapter", 0));
    }

    private static List<List<String>> rows(String parent, int index) throws Exception {
        return RaXmlTest.declared(parent, index).entrySet().stream()
                .map(DocumentsTest::row)
                .toList();
    }

    private static List<String> row(Map.Entry<String, Property> entry) {
        Property property = entry.getValue();
        return List.of(
                "`" + entry.getKey() + "`",
                property.type().substring(property.type().lastIndexOf('.') + 1),
                property.value().isEmpty() ? "" : "`" + property.value() + "`",
                property.description());
    }

    @Test
    void theGuideToLimitsHasTheTableOfTheLimits() throws Exception {
        var rows = MarkdownTable.below("## While it runs", "docs/limits.md");
        var expected = Arrays.stream(Limit.values())
                .map(limit -> List.of(
                        "`" + limit.key() + "`",
                        Long.toString(limit.of(ServerLimits.DEFAULTS)),
                        limit.unit().toString(),
                        limit.pressure().text()))
                .toList();
        assertThat(rows.stream()
                        .map(row -> List.of(row.get(0), row.get(1), row.get(2), row.get(5)))
                        .toList())
                .isEqualTo(expected);
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.get(3)).as("enforced by").isNotBlank();
            assertThat(row.get(4)).as("the client sees").isNotBlank();
        });
    }

    @Test
    void theGuideToLimitsHasThoseThatAreFixed() throws Exception {
        var names = AdapterSettings.of(new MailroomResourceAdapter()).fixedLimits().stream()
                .map(limit -> List.of("`" + limit.name() + "`", Long.toString(limit.usual()), limit.unit()))
                .toList();
        assertThat(MarkdownTable.below("## From start to stop", "docs/limits.md").stream()
                        .map(row -> row.subList(0, 3))
                        .toList())
                .containsAll(names);
    }

    @Test
    void theOperatingGuideListsTheLogMessages() throws Exception {
        var rows = MarkdownTable.below("## Log messages", "docs/operating.md");
        var expected = Arrays.stream(Log.values())
                .sorted(Comparator.comparing(Log::number))
                .map(log ->
                        List.of("MR%04d".formatted(log.number()), log.level().name(), log.pattern()))
                .toList();
        assertThat(rows.stream().map(row -> row.subList(0, 3)).toList()).isEqualTo(expected);
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.get(3)).as("what to do").isNotBlank());
    }

    @Test
    void theOperatingGuideSaysWhatIsCounted() throws Exception {
        var counts = MarkdownTable.below("## Metrics", "docs/operating.md").stream()
                .map(row -> row.get(1))
                .filter(count -> count.startsWith("`"))
                .toList();
        assertThat(counts)
                .containsExactlyElementsOf(Arrays.stream(Happening.values())
                        .map(happening -> "`" + happening.key() + "`")
                        .toList());
    }

    @Test
    void theOperatingGuideListsThePartsOfTheLog() throws Exception {
        var rows = MarkdownTable.below("### Log levels", "docs/operating.md");
        assertThat(rows.stream().map(row -> row.subList(0, 2)).toList())
                .isEqualTo(Arrays.stream(LogPart.values())
                        .map(part -> List.of(part.name(), "`" + String.join("`, `", part.loggers()) + "`"))
                        .toList());
    }
}
