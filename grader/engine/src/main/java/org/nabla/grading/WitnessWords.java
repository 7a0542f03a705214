package org.nabla.grading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nabla.message.Message;
import org.nabla.message.Message.Evidence;
import org.nabla.message.MessageCode;
import org.nabla.witness.Agreement;
import org.nabla.witness.GradientCheck;
import org.nabla.witness.GradientCheck.Compared;
import org.nabla.witness.GradientCheck.Gradient;
import org.nabla.witness.GradientCheck.NotCompared;

/** Says what a gradient check means for whoever wrote the functions; no right value is in it. */
final class WitnessWords {

    private static final int MOST_NAMES = 4;

    private final ChainVerdicts verdicts;
    private final List<String> wrongOnTheWay;
    private final int samples;

    private WitnessWords(ChainVerdicts verdicts, int samples) {
        this.verdicts = verdicts;
        this.samples = samples;
        this.wrongOnTheWay = verdicts.wrongOnTheWay();
    }

    /**
     * What a reader is told.
     *
     * @param samples how many the instance has; 0 when it has none
     * @return nothing where the verdicts or the named mistakes say as much
     */
    static Optional<Message> message(ChainVerdicts verdicts, GradientCheck check, int samples) {
        WitnessWords words = new WitnessWords(verdicts, samples);
        if (check instanceof NotCompared not) {
            return words.notCompared(not);
        }
        Compared compared = (Compared) check;
        return compared.isConsistent() ? Optional.of(words.consistent(compared)) : words.disagreeing(compared);
    }

    private Message consistent(Compared check) {
        Message message =
                message(check.instance(), "your gradients are the derivatives of your own %s".formatted(loss()));
        boolean wrong = check.gradients().stream().anyMatch(gradient -> verdicts.isWrong(gradient.quantity()));
        if (wrongOnTheWay.isEmpty() && !wrong) {
            return message.with(Evidence.note("what is wrong lies beside the way to them"));
        }
        if (verdicts.isRightOnTheWay()) {
            return message.with(
                            Evidence.note("they are not the ones asked for, though what leads to the loss is right"))
                    .help("look at what is passed to %s: is all of it used, and nothing else?"
                            .formatted(listed(backward())));
        }
        String right = "they are right for the network that you wrote, which is not the one asked for";
        return message.with(Evidence.note(right)).help(beginning(wrong));
    }

    private Optional<String> beginning(boolean gradientsWrong) {
        if (wrongOnTheWay.isEmpty()) {
            return Optional.empty();
        }
        String begin = "begin with %s".formatted(listed(wrongOnTheWay));
        return Optional.of(
                gradientsWrong
                        ? "%s; what changes there changes a step of %s, too".formatted(begin, listed(backward()))
                        : begin);
    }

    private Optional<Message> disagreeing(Compared check) {
        List<Gradient> disagreeing = check.gradients().stream()
                .filter(gradient -> gradient.agreement().disagrees())
                .toList();
        boolean right = disagreeing.stream().allMatch(gradient -> verdicts.isRight(gradient.quantity()));
        if (verdicts.isExplained() || (right && wrongOnTheWay.isEmpty())) {
            return Optional.empty();
        }
        boolean all = disagreeing.size() == check.gradients().size();
        String names = all
                ? "your gradients"
                : listed(disagreeing.stream().map(Gradient::name).toList());
        boolean one = disagreeing.size() == 1 && !all;
        Message message = message(
                check.instance(),
                "%s %s of your own %s"
                        .formatted(names, one ? "is not the derivative" : "are not the derivatives", loss()));
        Map<String, List<String>> facts = facts(check);
        for (Map.Entry<String, List<String>> fact : facts.entrySet()) {
            String which = facts.size() == 1 ? "each of them" : listed(fact.getValue());
            message = message.with(Evidence.note("%s: %s".formatted(which, fact.getKey())));
        }
        return Optional.of(message.help(right ? gradientsAreRight() : advice(disagreeing.get(0))));
    }

    private String gradientsAreRight() {
        return "the gradients are right: begin with %s".formatted(listed(wrongOnTheWay));
    }

    /** A derivative is something that anybody can try. */
    private String advice(Gradient gradient) {
        if (!wrongOnTheWay.isEmpty()) {
            return "begin with %s; then see which gradients still disagree".formatted(listed(wrongOnTheWay));
        }
        if (gradient.agreement() instanceof Agreement.LossUnmoved) {
            return "look for where %s is used on the way to the loss".formatted(quoted(gradient.parameter()));
        }
        return "add 0.001 to one entry of %s: the loss changes by about 0.001 times that entry of the derivative"
                .formatted(quoted(gradient.parameter()));
    }

    /** The gradients by what is to be said of them. */
    private Map<String, List<String>> facts(Compared check) {
        Map<String, List<String>> facts = new LinkedHashMap<>();
        for (Gradient gradient : check.gradients()) {
            String fact = gradient.agreement().match(new Fact(samples));
            facts.computeIfAbsent(fact, same -> new ArrayList<>()).add(gradient.name());
        }
        return facts;
    }

    /**
     * What a gradient is.
     *
     * @param samples how many the instance has
     */
    private record Fact(int samples) implements Agreement.Cases<String> {

        @Override
        public String agrees(Agreement.Agrees agreement) {
            return "the derivative of your own loss";
        }

        @Override
        public String multiple(Agreement.Multiple agreement) {
            double factor = agreement.factor();
            if (factor == -1) {
                return "the derivative of your own loss with the opposite sign";
            }
            double parts = 1 / factor;
            boolean part = Math.abs(factor) < 1 && parts == Math.rint(parts);
            String times = part ? "1/%s of".formatted(Numbers.text(parts)) : Numbers.text(factor, 4) + " times";
            boolean bySamples = samples > 1 && (factor == samples || parts == samples);
            return "%s the derivative of your own loss%s"
                    .formatted(times, bySamples ? ", and there are %d samples".formatted(samples) : "");
        }

        @Override
        public String zero(Agreement.Zero agreement) {
            return "0, though your own loss changes with the parameter";
        }

        @Override
        public String lossUnmoved(Agreement.LossUnmoved agreement) {
            return "your own loss does not change with the parameter";
        }

        @Override
        public String partly(Agreement.Partly agreement) {
            return "right for your own loss in %d of the %d entries that were tried"
                    .formatted(agreement.agreeing(), agreement.entries());
        }

        @Override
        public String unrelated(Agreement.Unrelated agreement) {
            return "no simple relation to the derivative of your own loss";
        }

        @Override
        public String otherShape(Agreement.OtherShape agreement) {
            return "%s, while the parameter is %s".formatted(agreement.actual(), agreement.due());
        }

        @Override
        public String undecided(Agreement.Undecided agreement) {
            return "could not be compared";
        }
    }

    /** Only what the student can do something about. */
    private Optional<Message> notCompared(NotCompared check) {
        String function = quoted(check.function());
        Optional<String> why = switch (check.reason()) {
            case FUNCTION_FAILED, NOT_FINITE, TOO_LONG, NOT_SMOOTH, GRADER_FAULT -> Optional.empty();
            case FAILED_NEARBY ->
                Optional.of("%s gives no value when the parameters are changed a little".formatted(function));
            case NOT_REPEATABLE ->
                Optional.of("%s gives different values when it is called again with the same".formatted(function));
            case ROUNDED -> Optional.of("%s rounds what it returns".formatted(function));
        };
        return why.map(summary -> {
            Message message = message(check.instance(), summary)
                    .with(Evidence.note("so your gradients could not be held against your own loss"));
            return message.help(help(check));
        });
    }

    private static Optional<String> help(NotCompared check) {
        return switch (check.reason()) {
            case NOT_REPEATABLE -> Optional.of("look for what is kept from one call to the next, or drawn at random");
            case ROUNDED -> Optional.of("return all digits, and round only what is printed");
            default -> Optional.empty();
        };
    }

    private Message message(String instance, String summary) {
        List<String> functions =
                new ArrayList<>(LossChain.functions(verdicts.chain().tasks()));
        String word = functions.size() == 1 ? "function" : "functions";
        return Message.of(
                MessageCode.GRADIENT_CHECK,
                summary,
                "%s %s, instance `%s`".formatted(word, listed(functions), instance));
    }

    private String loss() {
        return quoted(verdicts.chain().lossFunction());
    }

    private List<String> backward() {
        List<String> functions = LossChain.functions(verdicts.chain().backward());
        return functions.isEmpty() ? LossChain.functions(verdicts.chain().forward()) : functions;
    }

    private static String quoted(String name) {
        return "`" + name + "`";
    }

    /** {@code `a`, `b` and `c`}; of many, the first. */
    private static String listed(List<String> names) {
        List<String> shown = new ArrayList<>(
                names.stream().limit(MOST_NAMES).map(WitnessWords::quoted).toList());
        if (names.size() > MOST_NAMES) {
            shown.add("%d more".formatted(names.size() - MOST_NAMES));
        }
        int last = shown.size() - 1;
        return last == 0 ? shown.get(0) : String.join(", ", shown.subList(0, last)) + " and " + shown.get(last);
    }

    /**
     * What to add about wrong gradients, by canonical expression: where what leads to the loss is right, the verdict says
     * as much as a disagreement with it.
     */
    static Map<String, String> notes(ChainVerdicts verdicts, GradientCheck check, int samples) {
        Map<String, String> notes = new LinkedHashMap<>();
        if (check instanceof Compared compared) {
            boolean lossIsRight = verdicts.wrongOnTheWay().isEmpty();
            for (Gradient gradient : compared.gradients()) {
                Agreement agreement = gradient.agreement();
                boolean told = agreement instanceof Agreement.Undecided || (agreement.disagrees() && lossIsRight);
                if (!told) {
                    notes.put(gradient.quantity(), "gradient check: %s".formatted(agreement.match(new Fact(samples))));
                }
            }
        }
        return notes;
    }

    /** A result with the note about the gradient that it asks for, if that is wrong and there is a note. */
    static QuestionResult noted(QuestionResult result, Map<String, String> notes) {
        String note = notes.get(result.question().asks().toString());
        if (note == null) {
            return result;
        }
        List<InstanceResult> instances = result.instances().stream()
                .map(instance -> noted(instance, note))
                .toList();
        return new QuestionResult(result.question(), instances, result.diagnosis());
    }

    private static InstanceResult noted(InstanceResult instance, String note) {
        return instance.verdict() instanceof Verdict.Incorrect incorrect
                ? instance.with(new Verdict.Incorrect(incorrect.because().with(Evidence.note(note))))
                : instance;
    }
}
