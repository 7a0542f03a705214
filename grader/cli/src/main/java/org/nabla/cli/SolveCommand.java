package org.nabla.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.nabla.grading.Curve;
import org.nabla.message.Message;
import org.nabla.message.MessageCode;
import org.nabla.message.NearestName;
import org.nabla.reference.Matrix;
import org.nabla.reference.calculus.Answers;
import org.nabla.reference.calculus.Backpropagation;
import org.nabla.reference.calculus.Training;
import org.nabla.reference.expression.ExpressionParser;
import org.nabla.report.AnswerSet;
import org.nabla.report.AnswersJsonWriter;
import org.nabla.report.AnswersTextWriter;
import org.nabla.spec.Instance;
import org.nabla.spec.Instances;
import org.nabla.spec.NodeLists;
import org.nabla.spec.Problem;
import org.nabla.spec.Question;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the answer key. */
@Command(
        name = "solve",
        description = "Print the answer key: every answer, and every intermediate value and gradient.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "2:the command line or the problem file needs changing", "3:the grader itself failed"
        })
final class SolveCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PROBLEM", description = "A shipped id, a problem's folder or its file.")
    private String problem;

    @Option(names = "--json", description = "Print JSON, with all digits.")
    private boolean json;

    @Option(
            names = "--curves",
            paramLabel = "FILE",
            description = "Draw the losses of the training by epoch into this SVG file, too.")
    private Path curves;

    @Option(
            names = "--instance",
            paramLabel = "ID",
            defaultValue = Instance.PUBLISHED,
            description = "`published`, or a variant such as `variant-1` (default: ${DEFAULT-VALUE}).")
    private String instance;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Draw the variants from this number (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Override
    public Integer call() {
        Problem read = Home.ofThisProgram().problem(problem);
        if (curves != null) {
            CurvesFile.requireTraining(read, "solve");
        }
        AnswerSet answers = answers(read, chosen(read));
        Terminal.print(spec, destination -> {
            if (json) {
                new AnswersJsonWriter().write(answers, destination);
            } else {
                new AnswersTextWriter(Terminal.style()).write(answers, destination);
            }
        });
        if (curves != null) {
            CurvesFile.write(curves, read, answers);
        }
        return ExitCodes.DONE;
    }

    private Instance chosen(Problem read) {
        List<Instance> instances = Instances.of(read, seed);
        List<String> ids = instances.stream().map(Instance::id).toList();
        return instances.stream()
                .filter(candidate -> candidate.id().equals(instance))
                .findFirst()
                .orElseThrow(() -> new ExitCodes.NeedsChangeException(Message.of(
                                MessageCode.COMMAND_LINE,
                                "the problem has no instance `%s`".formatted(instance),
                                "nabla solve --instance")
                        .with(Message.Evidence.expected(String.join(", ", ids)))
                        .help(NearestName.question(instance, ids))));
    }

    private static AnswerSet answers(Problem problem, Instance instance) {
        Answers.Setting setting = problem.model().setting(instance);
        Answers<Matrix> answers = new Answers<>(new Backpropagation(setting.graph()), setting, instance.leaves());
        List<AnswerSet.Answer> asked = new ArrayList<>();
        for (Question question : problem.questions()) {
            asked.add(new AnswerSet.Answer(question.id(), question.text(), answers.to(question.asks())));
        }
        Map<String, Matrix> quantities = new LinkedHashMap<>();
        List<String> names = new ArrayList<>();
        names.addAll(problem.model().leaves().keySet());
        names.addAll(problem.model().definitions().keySet());
        List<String> expressions = new ArrayList<>(names);
        boolean hasLoss = problem.model().hasLoss();
        names.stream()
                .filter(name -> hasLoss && !name.equals(problem.model().loss()))
                .filter(name -> !problem.model().inputs().containsKey(name))
                .forEach(name -> expressions.add("grad(%s)".formatted(name)));
        if (hasLoss && !instance.constants().isEmpty()) {
            problem.model().update().learnable().forEach(name -> expressions.add("after(1, %s)".formatted(name)));
            expressions.add("after(1, %s)".formatted(problem.model().loss()));
        }
        List<String> histories =
                instance.training().map(Training.Material::histories).orElse(List.of());
        histories.forEach(history -> expressions.add(Curve.asked(history)));
        if (!histories.isEmpty()) {
            problem.model().update().learnable().forEach(name -> expressions.add("trained(%s)".formatted(name)));
        }
        for (String expression : expressions) {
            quantities.put(expression, answers.to(ExpressionParser.parse(expression)));
        }
        List<Curve> curves = new ArrayList<>();
        for (String history : histories) {
            Matrix losses = answers.to(ExpressionParser.parse(Curve.asked(history)));
            curves.add(Curve.ofReference(history, losses));
        }
        return new AnswerSet(
                problem.id(), instance.id(), asked, quantities, curves, NodeLists.handedOver(problem, instance));
    }
}
