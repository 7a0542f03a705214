package org.nabla.report.format;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;

/**
 * What Surefire's schema 3.0.2 allows, and what Artemis, GitLab and Jenkins need beyond it.
 *
 * <p>The schema itself is the Apache project's. What is here says of it what concerns the elements that we write.
 */
final class JunitRules implements Consumer {

    private static final Map<String, Set<String>> ATTRIBUTES = Map.of(
            "testsuite", Set.of("name", "time", "tests", "errors", "skipped", "failures", "group"),
            "property", Set.of("name", "value"),
            "testcase", Set.of("name", "classname", "group", "time"),
            "failure", Set.of("message", "type"),
            "error", Set.of("message", "type"),
            "skipped", Set.of("message"));

    private static final Map<String, Set<String>> REQUIRED = Map.of(
            "testsuite", Set.of("name", "tests", "errors", "skipped", "failures"),
            "property", Set.of("name", "value"),
            "testcase", Set.of("name", "time"),
            "failure", Set.of("type"),
            "error", Set.of("type"));

    private static final String TIME = "[0-9]+(\\.[0-9]{1,3})?";

    private final List<String> broken = new ArrayList<>();

    @Override
    public Taken take(String file) {
        return new JunitRules().check(file);
    }

    private Taken check(String file) {
        Optional<Element> parsed = Xml.parsed(file);
        if (parsed.isEmpty()) {
            return Taken.of(Optional.empty(), List.of("it is not well formed"));
        }
        Element suite = parsed.get();
        require(suite.getTagName().equals("testsuite"), "the root is `%s`".formatted(suite.getTagName()));
        attributes(suite);
        Set<String> names = new HashSet<>();
        boolean testcases = false;
        int[] counts = new int[3];
        for (Element child : Xml.children(suite)) {
            if (child.getTagName().equals("properties")) {
                require(!testcases, "properties come first");
                Xml.children(child).forEach(this::attributes);
            } else {
                testcases = true;
                require(child.getTagName().equals("testcase"), "`%s` is unknown".formatted(child.getTagName()));
                require(names.add(child.getAttribute("name")), "GitLab counts only the first of a name");
                testcase(child, counts);
            }
        }
        require(suite.getAttribute("tests").equals("" + names.size()), "`tests` is wrong");
        require(suite.getAttribute("failures").equals("" + counts[0]), "`failures` is wrong");
        require(suite.getAttribute("errors").equals("" + counts[1]), "`errors` is wrong");
        require(suite.getAttribute("skipped").equals("" + counts[2]), "`skipped` is wrong");
        return counts[1] > 0 ? Taken.without(Taken.State.NO_RESULT, broken) : Taken.of(Optional.empty(), broken);
    }

    private void testcase(Element testcase, int[] counts) {
        attributes(testcase);
        require(testcase.getAttribute("time").matches(TIME), "`time` is no decimal number of seconds");
        List<Element> results = Xml.children(testcase);
        require(results.size() <= 1, "a test case has one result");
        for (Element result : results) {
            attributes(result);
            switch (result.getTagName()) {
                case "failure" -> counts[0]++;
                case "error" -> counts[1]++;
                case "skipped" -> counts[2]++;
                default -> broken.add("`%s` is unknown".formatted(result.getTagName()));
            }
            String message = result.getAttribute("message");
            require(!message.isBlank(), "Artemis shows the message, and there is none");
            require(message.length() <= 20_000, "Artemis cuts the message");
            require(
                    result.getTagName().equals("skipped")
                            || result.getTextContent().startsWith(message),
                    "GitLab shows the text, which does not begin with the message");
        }
    }

    private void attributes(Element element) {
        String tag = element.getTagName();
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            String name = element.getAttributes().item(i).getNodeName();
            require(ATTRIBUTES.getOrDefault(tag, Set.of()).contains(name), "`%s` of `%s`".formatted(name, tag));
        }
        REQUIRED.getOrDefault(tag, Set.of())
                .forEach(name -> require(element.hasAttribute(name), "`%s` has no `%s`".formatted(tag, name)));
    }

    private void require(boolean rule, String complaint) {
        if (!rule) {
            broken.add(complaint);
        }
    }
}
