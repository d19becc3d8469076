package org.mailroom.demo.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.management.JMException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailroom.api.management.SecurityMXBean;

class PageTest {

    private static final String HOSTILE = "</td><script>alert('\"&\u202E\r\n')</script>";
    private static final String HARMLESS =
            "&lt;/td&gt;&lt;script&gt;alert(&#39;&quot;&amp;\uFFFD\uFFFD\uFFFD&#39;)&lt;/script&gt;";

    private SampleAdapter adapter;

    @BeforeEach
    void start() throws JMException {
        adapter = new SampleAdapter(HOSTILE);
    }

    @AfterEach
    void stop() throws JMException {
        adapter.close();
    }

    private static Visit visit(Tab tab, boolean mayChange, Map<String, String> query) {
        List<String> instances = Adapter.instances();
        return new Visit(tab, Adapter.of("", instances), instances, HOSTILE, mayChange, "t0ken", query);
    }

    private static String page(Tab tab, boolean mayChange) {
        return Page.of(visit(tab, mayChange, Map.of("prefix", HOSTILE)), new Result(true, HOSTILE));
    }

    @ParameterizedTest
    @EnumSource(Tab.class)
    void whatStrangersWroteIsEscaped(Tab tab) {
        String page = page(tab, true);

        assertThat(page.replace("<script src=\"console.js\" defer></script>", ""))
                .doesNotContain("<script", "alert('", "\u202E", "\r", "cannot be shown", "Not available")
                .contains(HARMLESS);
    }

    @ParameterizedTest
    @EnumSource(Tab.class)
    void nothingThatTheContentSecurityPolicyWouldStopIsUsed(Tab tab) {
        assertThat(page(tab, true))
                .doesNotContain("style=", "http://", "https://")
                .doesNotContainPattern(" on[a-z]+=");
    }

    @ParameterizedTest
    @EnumSource(Tab.class)
    void whoOnlyLooksIsOfferedNothingToDo(Tab tab) {
        assertThat(page(tab, false))
                .doesNotContain("action=\"do/", "class=\"actions\"")
                .contains("action=\"logout\"");
    }

    @Test
    void everyActionHasAFormAndEveryFormAnAction() {
        var offered = Pattern.compile("action=\"do/([a-z-]+)\"");
        var forms = Stream.of(Tab.values())
                .flatMap(tab -> offered.matcher(page(tab, true)).results())
                .map((MatchResult match) -> match.group(1))
                .distinct();
        // The sample offers no bean that is paused or can be, nobody to ban by hand, and listeners of both states
        var hidden = List.of("pause-subscription", "resume-subscription", "ban");

        assertThat(forms.toList())
                .doesNotHaveDuplicates()
                .containsAll(Action.ALL.keySet().stream()
                        .filter(name -> !hidden.contains(name))
                        .toList());
        assertThat(Action.ALL).containsKeys(hidden.toArray(String[]::new));
    }

    @ParameterizedTest
    @EnumSource(Tab.class)
    void everyFieldHasALabelAndEveryFormTheToken(Tab tab) {
        String page = page(tab, true);

        assertThat(page.split("<form method=\"post\"", -1))
                .hasSameSizeAs(page.split("name=\"token\" value=\"t0ken\"", -1));
        assertThat(Pattern.compile("<(input|select)(?! type=\"hidden\")")
                        .matcher(page)
                        .results()
                        .count())
                .isEqualTo(page.split("<label>", -1).length - 1L);
    }

    @Test
    void problemsAreNamedWithWhereToMendThem() {
        assertThat(page(Tab.OVERVIEW, false))
                .contains("<a href=\"./#listeners\">Listener imap is paused.</a>")
                .contains("<a href=\"queue#dead-letters\">Dead letters: 2</a>")
                .contains("The queue accepts no mail", "Subscription flaky has mail waiting and no bean.")
                .contains("Self-test failed: NTLM: no key", "Under pressure: the memory")
                .containsPattern("Certificate ends in (19|20) days: CN=old.example.org")
                .doesNotContain("CN=mail.example.org", "All is well");
    }

    @Test
    void longListsHavePages() {
        assertThat(Page.of(visit(Tab.CONNECTIONS, false, Map.of("offset", "100")), null))
                .contains("<a href=\"connections?offset=50\">Back</a>")
                .contains("<a href=\"connections?offset=150\">More</a>");
        assertThat(adapter.calls("Server")).containsExactly("listConnections(100, 51)");
    }

    @Test
    void anAdapterThatIsMissingOrStopsIsSaid() throws JMException {
        adapter.close();
        assertThat(Page.of(visit(Tab.OVERVIEW, true, Map.of()), null)).contains("No adapter found");
        try (var half = StandIn.register(
                SecurityMXBean.class,
                "org.mailroom:type=Security,instance=half",
                Map.of("bans", new IllegalStateException("closed")))) {
            assertThat(Page.of(visit(Tab.SECURITY, true, Map.of()), null))
                    .contains("This part cannot be shown at present", "Keys and certificates");
            assertThat(Page.of(visit(Tab.QUEUE, true, Map.of()), null))
                    .contains("Not available: the adapter has no bean Queue at present.");
            assertThat(half.calls()).isEmpty();
        }
        adapter = new SampleAdapter("again");
    }

    /** For the eye: the pages as files, in {@code target/pages}. */
    @Test
    void allPagesCanBeLookedAt() throws IOException, JMException {
        adapter.close();
        adapter = new SampleAdapter("Ann O'Nymous <ann@example.net>");
        Path directory = Files.createDirectories(Path.of("target/pages"));
        for (String file : List.of("mailroom.css", "mailroom.svg", "console.js")) {
            Files.write(directory.resolve(file), Files.readAllBytes(Path.of("src/main/webapp", file)));
        }
        for (Tab tab : Tab.values()) {
            String page = Page.of(visit(tab, true, Map.of()), null);
            Files.writeString(directory.resolve(tab.name().toLowerCase(Locale.ROOT) + ".html"), page);
            assertThat(page).contains("<h1>Mailroom</h1>", "aria-current=\"page\">" + tab.title());
        }
    }
}
