package org.nabla.report.page;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;

/**
 * What stands around the content of every page: a head that lets a browser load nothing, and run and paint only what is ours.
 *
 * @param styles every style sheet on the page, also those inside pictures
 * @param scripts every script on the page
 */
record Frame(String title, List<String> styles, List<String> scripts) {

    /** The whole page. The first style sheet goes into the head, the scripts behind the content. */
    String around(Consumer<Html> content) {
        Html html = new Html();
        html.open("html", "lang", "en", "xmlns", "http://www.w3.org/1999/xhtml");
        html.open("head").empty("meta", "charset", "utf-8");
        html.empty("meta", "http-equiv", "Content-Security-Policy", "content", policy());
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.empty("meta", "name", "color-scheme", "content", "light dark");
        html.empty("meta", "name", "referrer", "content", "no-referrer");
        html.element("title", title);
        html.code("style", styles.get(0));
        html.close().open("body");
        content.accept(html);
        scripts.forEach(script -> html.code("script", script));
        html.close().close();
        return "<!DOCTYPE html>\n" + html + "\n";
    }

    private String policy() {
        return "default-src 'none'; style-src %s; script-src %s; base-uri 'none'; form-action 'none'"
                .formatted(hashes(styles), hashes(scripts));
    }

    private static String hashes(List<String> sources) {
        return sources.isEmpty()
                ? "'none'"
                : sources.stream().map(Frame::hash).distinct().collect(joining(" "));
    }

    /** Of what stands between the tags, with the line end that {@link Html#code} begins with. */
    private static String hash(String source) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(("\n" + source).getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** A style sheet or script that is kept beside the classes. */
    static String resource(String name) {
        try (InputStream in = Frame.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("`%s` is not in the archive".formatted(name));
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("`%s` cannot be read".formatted(name), e);
        }
    }
}
