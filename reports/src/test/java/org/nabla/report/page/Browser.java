package org.nabla.report.page;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A real browser without a network, which tells what a page asks for and what it complains of. */
final class Browser implements AutoCloseable {

    private static final Pattern REQUESTED =
            Pattern.compile("\"method\":\"Network\\.requestWillBeSent\".*?\"request\":\\{.*?\"url\":\"([^\"]*)\"");

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Skips the test where there is no Chromium, but fails it in the continuous build. */
    static Browser required(Path profile) {
        Optional<Path> browser = program("chromium", "chromium-browser", "google-chrome");
        Optional<Path> interpreter = program("chromedriver");
        if (!"true".equals(System.getenv("CI"))) {
            assumeTrue(browser.isPresent() && interpreter.isPresent(), "there is no chromium with its driver here");
        }
        return new Browser(start(browser.orElseThrow(), interpreter.orElseThrow(), profile));
    }

    private static Optional<Path> program(String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static ChromeDriver start(Path browser, Path interpreter, Path profile) {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser.toFile());
        options.setCapability("goog:loggingPrefs", logs);
        options.addArguments(
                "--headless=new",
                "--no-sandbox", // it is not made for root
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(interpreter.toFile())
                .usingAnyFreePort()
                .build();
        ChromeDriver driver = new ChromeDriver(service, options);
        driver.executeCdpCommand(
                "Network.emulateNetworkConditions",
                Map.of("offline", true, "latency", 0, "downloadThroughput", 0, "uploadThroughput", 0));
        return driver;
    }

    /** Shows a page in a window of this width, in the reader's light or dark. */
    void open(Path page, int width, boolean dark) {
        said(LogType.PERFORMANCE);
        said(LogType.BROWSER);
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
        driver.get(page.toUri().toString());
    }

    /** Every address that was asked for since the page was opened. */
    List<String> requested() {
        return said(LogType.PERFORMANCE).stream()
                .map(REQUESTED::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .toList();
    }

    /** What stands in the console: errors of scripts, and what the page's own policy refused. */
    List<String> complaints() {
        return said(LogType.BROWSER);
    }

    private List<String> said(String log) {
        return driver.manage().logs().get(log).getAll().stream()
                .map(entry -> entry.getMessage())
                .toList();
    }

    /** What axe-core finds against WCAG 2.1 AA in the part of the page that a selector names, a line each. */
    List<String> barriers(String part) {
        driver.executeScript(axe());
        Object found = driver.executeAsyncScript("""
                const done = arguments[1];
                const rules = {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"], resultTypes: ["violations"]};
                axe.run(arguments[0], rules).then(
                    result => done(result.violations.map(
                        one => one.id + ": " + one.nodes.map(node => node.target + " " + node.failureSummary).join(" | "))),
                    problem => done(["axe failed: " + problem]));
                """, part);
        return ((List<?>) Objects.requireNonNull(found))
                .stream().map(String::valueOf).toList();
    }

    private static String axe() {
        try (InputStream script = Browser.class.getResourceAsStream("/axe.min.js")) {
            if (script == null) {
                throw new IllegalStateException("axe-core is not on the class path");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What an expression of the page's own language gives. */
    Object value(String expression) {
        return Objects.requireNonNull(driver.executeScript("return " + expression), expression);
    }

    /** Clicks on the first element of a selector. */
    void click(String selector) {
        driver.executeScript("document.querySelector(arguments[0]).click()", selector);
    }

    /** Types into the first element of a selector, in place of what was there. */
    void type(String selector, String text) {
        driver.executeScript(
                "const field = document.querySelector(arguments[0]); field.value = arguments[1];"
                        + " field.dispatchEvent(new Event('input'))",
                selector,
                text);
    }

    @Override
    public void close() {
        driver.quit();
    }
}
