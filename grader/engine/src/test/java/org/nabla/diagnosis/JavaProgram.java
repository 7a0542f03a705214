package org.nabla.diagnosis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.nabla.reference.expression.Expression;
import org.nabla.spec.Problem;
import org.nabla.spec.Task;
import org.nabla.submission.Language;
import org.nabla.submission.SourceFile;
import org.nabla.submission.Submission;

/**
 * A program that does the tasks of a problem, as a student might hand it in: one file with a function for each, and one
 * with a few functions for matrices.
 *
 * @param text of the first file
 * @param slices for everything that is returned, by its canonical expression, the statements by which it follows from what
 *     the function was given and what it returns beside
 * @param tasks the text of each function, by task
 */
record JavaProgram(String text, Map<String, String> slices, Map<String, String> tasks) {

    private static final String MATRICES = resource("student/Matrices.java");

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(JavaProgram.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes it. */
    static JavaProgram of(HandRules rules) {
        Problem problem = rules.problem();
        Map<String, String> slices = new LinkedHashMap<>();
        Map<String, String> tasks = new LinkedHashMap<>();
        StringBuilder text = new StringBuilder(
                "import java.util.LinkedHashMap;\nimport java.util.Map;\n\nclass Homework extends Matrices {\n");
        for (Task task : problem.tasks()) {
            String function = function(rules, task, slices);
            tasks.put(task.id(), function);
            text.append('\n').append(function.indent(4));
        }
        return new JavaProgram(text.append("}\n").toString(), slices, tasks);
    }

    /** A mistake that takes what a function is not given cannot be made there. */
    private static String function(HandRules rules, Task task, Map<String, String> slices) {
        try {
            return JavaTraining.is(task) ? training(rules, task, slices) : steps(rules, task, slices);
        } catch (JavaSteps.Unwritable e) {
            return steps(HandRules.right(rules.problem()), task, slices);
        }
    }

    private static String steps(HandRules rules, Task task, Map<String, String> slices) {
        JavaSteps steps = new JavaSteps(rules);
        for (Task.Item item : task.given()) {
            steps.given(
                    item.name(), item.quantity(), isNumber(item) ? "number(%s)".formatted(item.name()) : item.name());
        }
        Map<Task.Item, String> returned = new LinkedHashMap<>();
        task.returned().forEach(item -> returned.put(item, steps.answer(item.quantity())));
        Set<String> seen = new LinkedHashSet<>(returned.values());
        returned.forEach((item, value) -> slices.putIfAbsent(
                item.quantity().toString(), steps.statements().slice(value, seen)));
        return function(task, steps.statements().lines(), returned);
    }

    private static String training(HandRules rules, Task task, Map<String, String> slices) {
        JavaTraining training = new JavaTraining(rules, task);
        Map<Task.Item, String> returned = new LinkedHashMap<>();
        task.returned().forEach(item -> returned.put(item, JavaTraining.answer(item.quantity())));
        String function =
                function(task, training.body(), returned) + "\n" + String.join("\n", training.lossOver()) + "\n";
        returned.forEach((item, value) -> slices.putIfAbsent(item.quantity().toString(), value + " of " + function));
        return function;
    }

    private static boolean isNumber(Task.Item item) {
        return item.quantity() instanceof Expression.Name name
                && Set.of("learning_rate", "epochs", "batch").contains(name.name());
    }

    private static String function(Task task, List<String> body, Map<Task.Item, String> returned) {
        List<String> parameters = new ArrayList<>();
        for (Task.Item item : task.given()) {
            String type = item.name().equals("epochs") ? "int" : isNumber(item) ? "double" : "double[][]";
            parameters.add(type + " " + item.name());
        }
        List<String> lines = new ArrayList<>();
        lines.add("%s %s(%s) {"
                .formatted(
                        task.single() ? "Object" : "Map<String, Object>",
                        task.function(),
                        String.join(", ", parameters)));
        body.forEach(line -> lines.add("    " + line));
        if (task.single()) {
            lines.add("    return result(%s);"
                    .formatted(returned.values().iterator().next()));
        } else {
            lines.add("    Map<String, Object> returned = new LinkedHashMap<>();");
            returned.forEach(
                    (item, value) -> lines.add("    returned.put(\"%s\", result(%s));".formatted(item.name(), value)));
            lines.add("    return returned;");
        }
        lines.add("}");
        return String.join("\n", lines) + "\n";
    }

    /** Handed in, with matrices that add up in some order, in double or in single precision. */
    Submission submission(String id, String sums, boolean single) {
        String matrices = MATRICES.replace("\"FORWARD\"", "\"%s\"".formatted(sums))
                .replace("SINGLE = false", "SINGLE = " + single);
        return new Submission(
                id,
                Language.JAVA,
                List.of(new SourceFile("Homework.java", text), new SourceFile("Matrices.java", matrices)),
                "");
    }

    Submission submission(String id) {
        return submission(id, "FORWARD", false);
    }
}
