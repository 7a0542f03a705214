package org.nabla.starter;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nabla.reference.expression.Expression;
import org.nabla.spec.Dimension;
import org.nabla.spec.Leaf;
import org.nabla.spec.Problem;
import org.nabla.spec.Task;

/**
 * The class a student starts from: a function for each task, with the shapes and the forward formulas in comments.
 *
 * <p>It compiles, and every function says politely that it is not written yet. The formulas of gradients are what the
 * problem asks for, and are not in it.
 */
public final class JavaStarter {

    private static final int WIDTH = 120;

    /** No line may end within it; becomes an ordinary {@code =} between spaces. */
    private static final String EQUALS = "\u00a0=\u00a0";

    private final Problem problem;
    private final QuantityShapes shapes;
    private final JavaNames types = new JavaNames();
    private final JavaNames functions = new JavaNames();
    private final StringBuilder text = new StringBuilder();

    private JavaStarter(Problem problem) {
        this.problem = problem;
        this.shapes = new QuantityShapes(problem);
    }

    public static StarterFile of(Problem problem) {
        JavaStarter starter = new JavaStarter(problem);
        String name = starter.types.type(problem.id());
        return new StarterFile(name + ".java", starter.file(name));
    }

    private String file(String name) {
        problem.tasks().forEach(this::function);
        String body = text.toString();
        String imports = body.contains("RealMatrix ") ? "import org.apache.commons.math3.linear.RealMatrix;\n\n" : "";
        return "%s%spublic class %s {%s}\n".formatted(imports, heading(), name, body);
    }

    private String heading() {
        String first = "Starter for the problem %s: %s"
                .formatted(problem.id(), plain(problem.identity().title()));
        return javadoc(
                "",
                sentence(first),
                "<p>Comments give shapes as rows × columns." + samples() + sizes(),
                "<p>In formulas @ is the matrix product, * and ^ act entry by entry, and .T is the transpose.");
    }

    private String sizes() {
        Map<String, Integer> sizes = problem.published().sizes();
        if (sizes.isEmpty()) {
            return "";
        }
        String listed = sizes.entrySet().stream()
                .map(size -> size.getKey() + EQUALS + size.getValue())
                .collect(joining(", "));
        String others = problem.variants().count() == 0
                ? "."
                : "; the hidden variants have others, so take every size from what you are given.";
        return " In the published instance " + listed + others;
    }

    /** Which way round the samples lie, where all inputs agree. */
    private String samples() {
        Dimension samples = new Dimension.Named("N");
        List<Leaf> inputs = List.copyOf(problem.model().inputs().values());
        if (inputs.isEmpty()) {
            return "";
        }
        if (inputs.stream().allMatch(input -> input.columns().equals(samples))) {
            return " A column is a sample.";
        }
        return inputs.stream().allMatch(input -> input.rows().equals(samples)) ? " A row is a sample." : "";
    }

    private void function(Task task) {
        String method = functions.variable(task.function());
        String returned = task.single() ? type(task.returned().get(0)) : types.type(task.function());
        text.append('\n');
        if (!task.single()) {
            text.append(javadoc("    ", "What {@code %s} returns.".formatted(method)));
            text.append("    public record %s(%s) {}\n\n".formatted(returned, fields(task.returned())));
        }
        text.append(comment(task));
        text.append("    public %s %s(%s) {\n".formatted(returned, method, fields(task.given())));
        text.append("        throw new UnsupportedOperationException(\"%s is not written yet\");\n    }\n"
                .formatted(method));
    }

    private String type(Task.Item item) {
        boolean counts = item.quantity() instanceof Expression.Call call
                && call.function().equals("count");
        return counts ? "int" : shapes.isNumber(item.quantity()) ? "double" : "RealMatrix";
    }

    /** One a line, each with its shape. */
    private String fields(List<Task.Item> items) {
        JavaNames names = new JavaNames();
        StringBuilder fields = new StringBuilder();
        for (int i = 0; i < items.size(); i++) {
            Task.Item item = items.get(i);
            String name = names.variable(item.name());
            String renamed = name.equals(item.name()) ? "" : ", stands for `%s`".formatted(plain(item.name()));
            fields.append("\n            %s %s%s // %s%s%s"
                    .formatted(
                            type(item),
                            name,
                            i < items.size() - 1 ? "," : "",
                            meaning(item.quantity()),
                            shapes.of(item.quantity()),
                            renamed));
        }
        return items.isEmpty() ? "" : fields + "\n            ";
    }

    /** What the name does not say by itself: {@code ∂loss/∂W1, }. */
    private String meaning(Expression quantity) {
        if (quantity instanceof Expression.Name) {
            return "";
        }
        if (quantity instanceof Expression.Call call && call.function().equals("grad")) {
            Expression of = call.options().get("of");
            return "∂%s/∂%s, "
                    .formatted(
                            of == null ? problem.model().loss() : Formula.of(of),
                            Formula.of(call.arguments().get(0)));
        }
        return described(quantity) + ", ";
    }

    private static String described(Expression quantity) {
        if (quantity.toString().equals("count(parameters)")) {
            return "how many numbers can be learned";
        }
        return quantity instanceof Expression.Call call && call.function().equals("after")
                ? Formula.of(call.arguments().get(1)) + steps(call)
                : Formula.of(quantity);
    }

    private static String steps(Expression.Call after) {
        String steps = after.arguments().get(0).toString();
        return " after %s update%s".formatted(steps, steps.equals("1") ? "" : "s");
    }

    /** What a function computes: the definition of each quantity that has one. */
    private String comment(Task task) {
        List<String> formulas = new ArrayList<>();
        for (Task.Item item : task.returned()) {
            Expression definition = item.quantity() instanceof Expression.Name name
                    ? problem.model().definitions().get(name.name())
                    : null;
            if (definition != null) {
                formulas.add("%s = %s".formatted(item.quantity(), Formula.of(definition)));
            }
        }
        Optional<String> returns =
                task.single() ? Optional.of(returns(task.returned().get(0).quantity())) : Optional.empty();
        return formulas.isEmpty()
                ? returns.map(result -> javadoc("    ", result)).orElse("")
                : formulas(returns, formulas);
    }

    private String returns(Expression quantity) {
        if (quantity.toString().equals("count(parameters)")) {
            return "Returns %s.".formatted(described(quantity));
        }
        return "Returns {@code %s}, %s.".formatted(described(quantity), shapes.of(quantity));
    }

    private static String formulas(Optional<String> returns, List<String> formulas) {
        StringBuilder comment = new StringBuilder("    /**\n");
        returns.ifPresent(result -> comment.append("     * ").append(result).append("\n     *\n"));
        comment.append("     * <pre>{@code\n");
        formulas.forEach(formula -> comment.append("     * ").append(formula).append('\n'));
        return comment.append("     * }</pre>\n     */\n").toString();
    }

    private static String javadoc(String indent, String... paragraphs) {
        String only = "%s/** %s */\n".formatted(indent, paragraphs[0]);
        if (paragraphs.length == 1 && only.length() <= WIDTH) {
            return only;
        }
        List<String> wrapped = new ArrayList<>();
        for (String paragraph : paragraphs) {
            wrapped.add(wrapped(paragraph, indent + " * "));
        }
        return "%s/**\n%s%s */\n".formatted(indent, String.join(indent + " *\n", wrapped), indent);
    }

    private static String wrapped(String paragraph, String indent) {
        StringBuilder lines = new StringBuilder();
        StringBuilder line = new StringBuilder();
        for (String word : paragraph.split(" ", -1)) {
            if (!line.isEmpty() && indent.length() + line.length() + 1 + word.length() > WIDTH) {
                lines.append(indent).append(line).append('\n');
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        return lines.append(indent).append(line).append('\n').toString().replace(EQUALS, " = ");
    }

    private static String sentence(String text) {
        return text.endsWith(".") || text.endsWith("?") || text.endsWith("!") ? text : text + ".";
    }

    /** Text that can end no comment and hides no character. */
    private static String plain(String text) {
        return text.replaceAll("\\s+", " ").replace('\\', '/').replace("*/", "* /");
    }
}
