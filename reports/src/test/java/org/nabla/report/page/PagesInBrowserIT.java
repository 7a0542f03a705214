package org.nabla.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nabla.report.Schemas;
import org.nabla.spec.Problem;
import org.nabla.spec.ProblemReader;

/** The pages in a real browser: they ask for nothing, complain of nothing, fit on a phone, and can be read by everybody. */
class PagesInBrowserIT {

    private static final int PHONE = 360;
    private static final int DESK = 1280;
    private static final String PROBLEM = "problem ";

    @TempDir
    private static Path folder;

    private static Browser browser;

    @BeforeAll
    static void open() {
        browser = Browser.required(folder.resolve("profile"));
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    /** A page in a window. */
    record Look(String page, int width, boolean dark) {}

    static List<Look> looks() throws IOException {
        List<String> pages = new ArrayList<>(List.of("class of 5", "class of 60"));
        try (Stream<Path> tree = Files.walk(Schemas.REPORTS.resolve("golden"))) {
            tree.filter(file -> file.toString().endsWith(".html"))
                    .sorted()
                    .forEach(file -> pages.add(
                            Schemas.REPORTS.resolve("golden").relativize(file).toString()));
        }
        List<Look> looks = new ArrayList<>();
        for (String page : pages) {
            looks.add(new Look(page, DESK, false));
            looks.add(new Look(page, PHONE, true));
        }
        for (Path problem : ProblemViewTest.shipped()) { // the same page with other networks: one look each, by turns
            looks.add(new Look(PROBLEM + problem.getFileName(), PHONE, looks.size() % 2 == 0));
        }
        return looks;
    }

    private static Path file(String page) throws IOException {
        if (page.startsWith(PROBLEM)) {
            return ofProblem(page.substring(PROBLEM.length()));
        }
        return page.startsWith("class of ")
                ? ofClass(Integer.parseInt(page.substring("class of ".length())))
                : Schemas.REPORTS.resolve("golden").resolve(page).toAbsolutePath();
    }

    /** Of a shipped problem, a student's page with every verdict on it. */
    private static Path ofProblem(String id) throws IOException {
        Path page = folder.resolve(id + ".html");
        if (!Files.exists(page)) {
            Problem problem = ProblemReader.read(
                    Schemas.REPORTS.resolveSibling("problems").resolve(id));
            Files.writeString(page, new StudentPage(ProblemView.of(problem)).text(SampleClass.everyVerdict(problem)));
        }
        return page;
    }

    private static Path ofClass(int size) throws IOException {
        Path page = folder.resolve("class-%d.html".formatted(size));
        if (!Files.exists(page)) {
            Files.writeString(
                    page, new ClassPage(ProblemView.of(SampleClass.CLASSIFIER), key -> key).text(SampleClass.of(size)));
        }
        return page;
    }

    @ParameterizedTest
    @MethodSource("looks")
    void asksForNothing_complainsOfNothing_fits(Look look) throws IOException {
        Path page = file(look.page());

        browser.open(page, look.width(), look.dark());

        assertThat(browser.requested()).containsOnly(page.toUri().toString());
        assertThat(browser.complaints()).isEmpty();
        assertThat(((Number) browser.value("document.documentElement.scrollWidth")).intValue())
                .isLessThanOrEqualTo(look.width());
    }

    @ParameterizedTest
    @MethodSource("looks")
    void canBeReadByEverybody(Look look) throws IOException {
        browser.open(file(look.page()), look.width(), look.dark());

        assertThat(browser.barriers("html")).isEmpty();
    }

    /** What the other tests find nothing of is found where it is. */
    @Test
    void badPage_isFoundOut() throws IOException {
        Path page = Files.writeString(folder.resolve("bad.html"), """
                <!DOCTYPE html><html><head><title>bad</title></head><body style="background: #fff">
                <p style="color: #ccc">faint</p><button></button><div style="width: 900px">wide</div>
                <img src="http://example.org/picture.png"><script>throw new Error("thrown")</script></body></html>
                """);

        browser.open(page, PHONE, false);

        assertThat(browser.requested()).contains("http://example.org/picture.png");
        assertThat(browser.complaints()).anySatisfy(line -> assertThat(line).contains("thrown"));
        assertThat(((Number) browser.value("document.documentElement.scrollWidth")).intValue())
                .isGreaterThan(PHONE);
        assertThat(browser.barriers("html").toString())
                .contains("color-contrast", "button-name", "image-alt", "html-has-lang");
    }

    @Test
    void darkAndLight_areTwoLooks() throws IOException {
        String background = "getComputedStyle(document.body).backgroundColor";
        browser.open(ofClass(5), DESK, false);
        Object light = browser.value(background);

        browser.open(ofClass(5), DESK, true);

        assertThat(browser.value(background)).isNotEqualTo(light);
    }

    @Test
    void classOfThousands_isThere_andFits() throws IOException {
        Path page = ofClass(2000);
        long before = System.nanoTime();

        browser.open(page, PHONE, false);
        long rows = ((Number) browser.value("document.querySelectorAll('#submissions tbody tr').length")).longValue();

        System.out.printf(
                "a class of 2000: %d KB, shown after %d ms%n",
                Files.size(page) / 1024,
                Duration.ofNanos(System.nanoTime() - before).toMillis());
        assertThat(rows).isEqualTo(2000);
        assertThat(((Number) browser.value("document.documentElement.scrollWidth")).intValue())
                .isLessThanOrEqualTo(PHONE);
        assertThat(browser.complaints()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 2000})
    void table_isSortedAndFiltered(int size) throws IOException {
        browser.open(ofClass(size), DESK, false);
        String first = "document.querySelector('#submissions tbody tr').cells[0].textContent.trim()";
        String last = "[...document.querySelectorAll('#submissions tbody tr')].pop().cells[0].textContent.trim()";
        String begin = String.valueOf(browser.value(first));
        String end = String.valueOf(browser.value(last));

        browser.click("#submissions thead th button");
        browser.click("#submissions thead th button");

        assertThat(browser.value("document.querySelector('#submissions th').getAttribute('aria-sort')"))
                .isEqualTo("descending");
        assertThat(browser.value(first)).isEqualTo(end);
        assertThat(browser.value(last)).isEqualTo(begin);

        browser.type("#filter", begin);

        assertThat(((Number)
                                browser.value(
                                        "[...document.querySelectorAll('#submissions tbody tr')].filter(row => !row.hidden).length"))
                        .intValue())
                .isEqualTo(1);
    }
}
