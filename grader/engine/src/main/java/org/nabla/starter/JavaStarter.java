package org.nabla.starter;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nabla.reference.expression.Expression;
import org.nabla.spec.Dimension;
import org.nabla.spec.Leaf;
import org.nabla.spec.NodeLists;
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
        Set<String> written = new HashSet<>();
        problem.tasks().stream()
                .filter(task -> written.add(task.function())) // several tasks may call one
                .forEach(this::function);
        String body = text.toString();
        String imports = body.contains(" List<") ? "import java.util.List;\n" : "";
        imports += body.contains("RealMatrix") ? "import org.apache.commons.math3.linear.RealMatrix;\n" : "";
        imports += imports.isEmpty() ? "" : "\n";
        return "%s%spublic class %s {%s}\n".formatted(imports, heading(), name, body);
    }

    private String heading() {
        String first = "Starter for the problem %s: %s"
                .formatted(problem.id(), plain(problem.identity().title()));
        return javadoc(
                "",
                sentence(first),
                "<p>Comments give shapes as rows × columns." + samples() + sizes(),
                "<p>In formulas @ is the matrix product, * and ^ act entry by entry, and .T is the transpose." + axes()
                        + jacobians());
    }

    /** What {@code axis} means, where a formula has one. */
    private String axes() {
        boolean used = problem.tasks().stream()
                .flatMap(task -> new TaskWords(problem, task).formulas().stream())
                .anyMatch(formula -> formula.contains("axis="));
        return used ? " With axis=0 a function acts on each column, with axis=1 on each row." : "";
    }

    /** How derivatives of vectors are laid out, where a task returns one. */
    private String jacobians() {
        boolean returned = problem.tasks().stream()
                .flatMap(task -> task.returned().stream())
                .anyMatch(item -> item.quantity() instanceof Expression.Call call
                        && call.function().equals("jacobian"));
        return returned
                ? " A Jacobian ∂u/∂v has a row for each entry of u and a column for each entry of v, unless another layout"
                        + " is named."
                : "";
    }

    private String sizes() {
        Map<String, Integer> sizes = inOrder(problem.published().sizes());
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

    /** As the problem has them, but n1 before n2, and the number of samples last. */
    private static Map<String, Integer> inOrder(Map<String, Integer> sizes) {
        List<String> families = sizes.keySet().stream().map(JavaStarter::family).toList();
        List<String> names = new ArrayList<>(sizes.keySet());
        names.sort(Comparator.comparing((String name) -> name.equals("N"))
                .thenComparing(name -> families.indexOf(family(name)))
                .thenComparing(String::length)
                .thenComparing(Comparator.naturalOrder()));
        Map<String, Integer> ordered = new LinkedHashMap<>();
        names.forEach(name -> ordered.put(name, sizes.getOrDefault(name, 0)));
        return ordered;
    }

    /** What numbered names have in common: {@code n}. */
    private static String family(String name) {
        return name.replaceAll("\\d+$", "");
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
        String returned = task.single() ? type(task.returned().get(0).quantity()) : types.type(task.function());
        TaskWords words = new TaskWords(problem, task);
        text.append('\n');
        if (!task.single()) {
            text.append(javadoc("    ", "What {@code %s} returns.".formatted(method)));
            text.append("    public record %s(%s) {}\n\n"
                    .formatted(returned, fields(task.returned(), task.returnedLists(), words)));
        }
        text.append(comment(task, words));
        text.append(
                "    public %s %s(%s) {\n".formatted(returned, method, fields(task.given(), task.givenLists(), words)));
        text.append("        throw new UnsupportedOperationException(\"%s is not written yet\");\n    }\n"
                .formatted(method));
    }

    private String type(Expression quantity) {
        return isSchedule(quantity)
                ? "int"
                : NodeWords.type(quantity, !NodeLists.isStructure(quantity) && shapes.isNumber(quantity));
    }

    /** How long and in which steps a training goes, which are whole numbers. */
    private boolean isSchedule(Expression quantity) {
        return problem.published().training().isPresent()
                && List.of("epochs", "batch").contains(quantity.toString());
    }

    /** One a line, each with its shape. */
    private String fields(List<Task.Item> items, Map<String, List<String>> lists, TaskWords words) {
        JavaNames names = new JavaNames();
        StringBuilder fields = new StringBuilder();
        List<Parameter> parameters = parameters(items, lists, words);
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            String name = names.variable(parameter.name());
            String renamed =
                    name.equals(parameter.name()) ? "" : ", stands for `%s`".formatted(plain(parameter.name()));
            fields.append("\n            %s %s%s // %s%s"
                    .formatted(
                            parameter.type(),
                            name,
                            i < parameters.size() - 1 ? "," : "",
                            parameter.comment(),
                            renamed));
        }
        return items.isEmpty() ? "" : fields + "\n            ";
    }

    private record Parameter(String type, String name, String comment) {}

    /** Quantities by themselves, and lists in the place of their first member. */
    private List<Parameter> parameters(List<Task.Item> items, Map<String, List<String>> lists, TaskWords words) {
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        for (Task.Item item : items) {
            boolean listed = false;
            for (Map.Entry<String, List<String>> list : lists.entrySet()) {
                if (list.getValue().contains(item.name())) {
                    listed = true;
                    String members = plain(String.join(", ", list.getValue()));
                    parameters.putIfAbsent(list.getKey(), new Parameter("List<RealMatrix>", list.getKey(), members));
                }
            }
            if (!listed) {
                Expression quantity = item.quantity();
                parameters.put(item.name(), new Parameter(type(quantity), item.name(), meaning(quantity, words)));
            }
        }
        return List.copyOf(parameters.values());
    }

    /** What the name does not say by itself: {@code ∂loss/∂W1, }. */
    private String meaning(Expression quantity, TaskWords words) {
        return NodeWords.meaning(quantity)
                .orElseGet(() -> (quantity instanceof Expression.Name ? "" : words.described(quantity) + ", ")
                        + shapes.of(quantity));
    }

    /** What a function computes: the forward formulas that lead there. */
    private String comment(Task task, TaskWords words) {
        if (!task.returnedLists().isEmpty()) {
            return graphs(task.function());
        }
        List<String> formulas = words.formulas();
        Optional<String> returns =
                task.single() ? Optional.of(returns(task.returned().get(0).quantity(), words)) : Optional.empty();
        return formulas.isEmpty()
                ? returns.map(result -> javadoc("    ", result)).orElse("")
                : formulas(returns, formulas);
    }

    /** The quantities whose graphs a function gets as data, in any of its calls. */
    private String graphs(String function) {
        Set<String> graphs = new LinkedHashSet<>();
        problem.tasks().stream()
                .filter(task -> task.function().equals(function))
                .flatMap(task -> task.given().stream())
                .filter(item -> NodeLists.isStructure(item.quantity()))
                .forEach(item -> graphs.add(item.quantity().children().get(0).toString()));
        return graphs.isEmpty()
                ? ""
                : javadoc(
                        "    ", "Called with the graph of {@code %s}.".formatted(String.join("}, of {@code ", graphs)));
    }

    private String returns(Expression quantity, TaskWords words) {
        if (quantity.toString().equals("count(parameters)")) {
            return "Returns %s.".formatted(words.described(quantity));
        }
        return NodeWords.meaning(quantity)
                .map("Returns %s."::formatted)
                .orElseGet(() -> "Returns {@code %s}, %s.".formatted(words.described(quantity), shapes.of(quantity)));
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
