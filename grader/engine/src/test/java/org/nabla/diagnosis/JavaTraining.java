package org.nabla.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nabla.reference.calculus.Answers;
import org.nabla.reference.calculus.Training;
import org.nabla.reference.expression.Expression;
import org.nabla.reference.expression.ExpressionParser;
import org.nabla.spec.Model;
import org.nabla.spec.Task;

/** Writes the loop of a training: epochs of steps, each of which is a calculation by formulas, and what is kept of it. */
final class JavaTraining {

    private final HandRules rules;
    private final Model model;
    private final Task task;
    private final Training.Material material;
    private final List<String> inputs;

    JavaTraining(HandRules rules, Task task) {
        this.rules = rules;
        this.model = rules.problem().model();
        this.task = task;
        this.material = rules.problem().published().training().orElseThrow();
        this.inputs = List.copyOf(material.samples().keySet());
    }

    /** Whether a task is a training. */
    static boolean is(Task task) {
        return task.returned().stream().anyMatch(item -> Answers.isAboutTraining(item.quantity()));
    }

    /** The expression that holds a history or a trained parameter at the end. */
    static String answer(Expression question) {
        return ((Expression.Call) question).arguments().get(0).toString();
    }

    /** The loss over a whole set, as a function of its own. */
    List<String> lossOver() {
        JavaSteps steps = new JavaSteps(rules);
        List<String> parameters = new ArrayList<>();
        for (String leaf : leaves()) {
            steps.given(leaf, Words.name(leaf), leaf);
            parameters.add("double[][] " + leaf);
        }
        String loss = steps.answer(Words.name(model.loss()));
        List<String> lines = new ArrayList<>();
        lines.add("private static double[][] lossOver(%s) {".formatted(String.join(", ", parameters)));
        steps.statements().lines().forEach(line -> lines.add("    " + line));
        lines.add("    return " + loss + ";");
        lines.add("}");
        return lines;
    }

    private List<String> leaves() {
        List<String> leaves = new ArrayList<>(model.parameters().keySet());
        leaves.addAll(inputs);
        return leaves;
    }

    /** Everything the function does before it returns. */
    List<String> body() {
        Habit habit = rules.habit();
        List<String> lines = new ArrayList<>();
        String set = material.schedule().set();
        String whole = inputs.get(0) + "_" + set;
        lines.add("int count = %s[0].length;".formatted(whole));
        lines.add("int size = %s;".formatted(habit.afterEpoch() ? "count" : batch()));
        lines.add("int last = epochs%s;".formatted(habit.oneLess() ? " - 1" : ""));
        lines.add("double[][] rate = %s;"
                .formatted(habit.learningRate()
                        .map(formula -> word(formula, whole))
                        .orElse("number(learning_rate)")));
        material.sets().keySet().forEach(name -> lines.add("double[][] %s_loss = zeros(last, 1);".formatted(name)));
        model.update().learnable().forEach(name -> lines.add("double[][] previous_%1$s = %1$s;".formatted(name)));
        lines.add("for (int epoch = 0; epoch < last; epoch++) {");
        if (habit.history() == Habit.History.BEFORE_EPOCH) {
            histories(whole).forEach(line -> lines.add("    " + line));
        }
        lines.add("    double met = 0;");
        lines.add("    for (int from = 0; from < count; from += size) {");
        step(habit, set).forEach(line -> lines.add("        " + line));
        lines.add("    }");
        if (habit.history() != Habit.History.BEFORE_EPOCH) {
            histories(whole).forEach(line -> lines.add("    " + line));
        }
        if (habit.history() == Habit.History.WHILE_TRAINING) {
            lines.add("    %s_loss[epoch][0] = met / count;".formatted(set));
        }
        lines.add("}");
        return lines;
    }

    private String batch() {
        boolean isGiven = task.given().stream().anyMatch(item -> item.name().equals("batch"));
        return isGiven ? "(int) batch" : Integer.toString(material.schedule().batch());
    }

    private List<String> step(Habit habit, String set) {
        String order = material.schedule().order().isEmpty() || habit.order() == Habit.Order.GIVEN
                ? "null"
                : habit.order() == Habit.Order.FIRST ? "order[0]" : "order[epoch]";
        JavaSteps steps = new JavaSteps(rules);
        List<String> lines = new ArrayList<>();
        for (String input : inputs) {
            lines.add("double[][] %s = samples(%s_%s, %s, from, size);".formatted(input, input, set, order));
        }
        leaves().forEach(leaf -> steps.given(leaf, Words.name(leaf), leaf));
        steps.given("learning_rate", Words.name("learning_rate"), "rate");
        steps.before("previous_");
        List<String> moves = new ArrayList<>();
        for (String name : model.update().learnable()) {
            moves.add("previous_%s = %s;".formatted(name, name));
            moves.add("%s = %s;".formatted(name, steps.updated(name)));
        }
        String loss = steps.answer(Words.name(model.loss()));
        lines.addAll(steps.statements().lines());
        lines.add("met += only(%s) * %s[0].length;".formatted(loss, inputs.get(0)));
        lines.addAll(moves);
        return lines;
    }

    private List<String> histories(String whole) {
        List<String> lines = new ArrayList<>();
        for (String set : material.sets().keySet()) {
            List<String> arguments = new ArrayList<>(model.parameters().keySet());
            inputs.forEach(input -> arguments.add(input + "_" + set));
            String loss = "lossOver(%s)".formatted(String.join(", ", arguments));
            String written = rules.habit()
                    .loss()
                    .map(formula -> word(formula, whole).replace("right()", loss))
                    .orElse(loss);
            lines.add("%s_loss[epoch][0] = only(%s);".formatted(set, written));
        }
        return lines;
    }

    /** A formula of the catalogue about a training. */
    private String word(Expression formula, String whole) {
        Map<String, String> words = Map.of(
                "learning_rate",
                "number(learning_rate)",
                "samples",
                "columns(%s)".formatted(whole),
                "outputs",
                "rows(%s)".formatted(whole), // of an autoencoder
                "batch",
                "number(size)");
        if (formula instanceof Expression.Number number) {
            return "number(%s)".formatted(number.value());
        }
        if (formula instanceof Expression.Name name) {
            return Optional.ofNullable(words.get(name.name())).orElseThrow();
        }
        if (formula instanceof Expression.Binary binary) {
            return "%s(%s, %s)"
                    .formatted(
                            binary.operator() == '*' ? "multiply" : "divide",
                            word(binary.left(), whole),
                            word(binary.right(), whole));
        }
        return formula.equals(ExpressionParser.parse("right()")) ? "right()" : formula.toString();
    }
}
