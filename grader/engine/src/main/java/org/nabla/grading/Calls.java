package org.nabla.grading;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.nabla.message.Message;
import org.nabla.message.Message.Evidence;
import org.nabla.message.MessageCode;
import org.nabla.message.NearestName;
import org.nabla.reference.Matrix;
import org.nabla.reference.expression.Expression;
import org.nabla.reference.graph.Listing;
import org.nabla.spec.Model;
import org.nabla.spec.Naming;
import org.nabla.spec.NodeLists;
import org.nabla.spec.Problem;
import org.nabla.spec.Task;
import org.nabla.submission.Call;
import org.nabla.submission.Given;
import org.nabla.submission.NameRule;
import org.nabla.submission.Reply;
import org.nabla.submission.ReturnedValue;
import org.nabla.submission.Signatures;

/** Makes calls of tasks, and says what their replies mean for a student. */
final class Calls {

    private final Problem problem;

    /** Every name a task uses or might: where the layers begin. */
    private final Set<String> numbering = new TreeSet<>();

    Calls(Problem problem) {
        this.problem = problem;
        Model model = problem.model();
        List<String> quantities = new ArrayList<>(model.leaves().keySet());
        quantities.addAll(model.definitions().keySet());
        quantities.forEach(name -> numbering.addAll(List.of(name, model.naming().gradientOf(name))));
        for (Task task : problem.tasks()) {
            task.given().forEach(item -> numbering.add(item.name()));
            task.returned().forEach(item -> numbering.add(item.name()));
        }
    }

    Call call(Task task, AnswerKey.InstanceKey key) {
        return call(task, key, Map.of());
    }

    /**
     * With other values than the reference's.
     *
     * @param own these, by canonical expression
     */
    Call call(Task task, AnswerKey.InstanceKey key, Map<String, Matrix> own) {
        Map<String, Given> given = new LinkedHashMap<>();
        task.given().forEach(item -> {
            Matrix value = own.get(item.quantity().toString());
            given.put(item.name(), value == null ? given(item, key) : new Given.Numbers(value));
        });
        return new Call(task.function(), given, groups(task));
    }

    private Given given(Task.Item item, AnswerKey.InstanceKey key) {
        Expression quantity = item.quantity();
        if (!NodeLists.isStructure(quantity)) {
            return new Given.Numbers(key.given(item));
        }
        Listing listing = NodeLists.listing(problem.model(), key.instance(), quantity);
        return ((Expression.Call) quantity).function().equals("operations")
                ? new Given.Texts(listing.operations())
                : new Given.Positions(listing.operands());
    }

    /** The groups whose members are all given or returned: {@code parameters}, {@code W} and so on. */
    private Map<String, List<String>> groups(Task task) {
        Set<String> names = new TreeSet<>();
        task.given().forEach(item -> names.add(item.name()));
        task.returned().forEach(item -> names.add(item.name()));
        Map<String, List<String>> groups = new LinkedHashMap<>(Naming.lists(names, numbering));
        groups.put("parameters", List.copyOf(problem.model().parameters().keySet()));
        groups.put(
                "gradients",
                problem.model().update().learnable().stream()
                        .map(name -> problem.model().naming().gradientOf(name))
                        .toList());
        groups.put("activations", problem.model().inner());
        groups.putAll(task.givenLists());
        groups.putAll(task.returnedLists());
        groups.values().removeIf(members -> !names.containsAll(members) || members.isEmpty());
        return groups;
    }

    /** What a reply means. */
    Outcome outcome(Task task, Reply reply, Signatures signatures, String instance) {
        return reply.match(new Meaning(task, signatures, instance));
    }

    private record Meaning(Task task, Signatures signatures, String instance) implements Reply.Cases<Outcome> {

        @Override
        public Outcome returned(Reply.Returned reply) {
            if (task.single()) {
                return reply.values().size() == 1
                        ? value(reply.values().values().iterator().next())
                        : failed(new Verdict.Malformed(names(
                                "one value",
                                "%d values".formatted(reply.values().size()))));
            }
            Map<String, String> known = new LinkedHashMap<>();
            task.returned()
                    .forEach(item -> known.put(item.name(), item.quantity().toString()));
            Map<String, ReturnedValue> quantities = new LinkedHashMap<>();
            List<String> strange = new ArrayList<>();
            reply.values().forEach((name, value) -> {
                Optional<String> item = NameRule.find(name, known.keySet());
                if (item.isPresent()) {
                    quantities.put(known.getOrDefault(item.get(), ""), value);
                } else {
                    strange.add(name);
                }
            });
            return new Outcome.Values(quantities, strange);
        }

        @Override
        public Outcome single(Reply.Single reply) {
            if (task.returned().size() == 1) {
                return value(reply.value());
            }
            List<String> names = task.returned().stream().map(Task.Item::name).toList();
            return failed(
                    new Verdict.Malformed(names("values with the names " + listed(names), "one value without a name")
                            .help("return a record or a map with these names")));
        }

        private Outcome value(ReturnedValue value) {
            return new Outcome.Values(Map.of(task.returned().get(0).quantity().toString(), value), List.of());
        }

        @Override
        public Outcome raised(Reply.Raised reply) {
            if (reply.type().endsWith("UnsupportedOperationException")
                    && reply.text().endsWith(Task.NOT_WRITTEN)) {
                return failed(new Verdict.NotAttempted(message(MessageCode.NOT_ATTEMPTED, reply.text())));
            }
            Message message = message(
                            MessageCode.RAISED,
                            "`%s` ended with %s".formatted(task.function(), simpleName(reply.type())))
                    .with(Evidence.actual(reply.text().isEmpty() ? reply.type() : reply.text()));
            return failed(new Verdict.Raised(
                    reply.trace().isEmpty()
                            ? message
                            : message.with(new Evidence("trace", reply.trace().strip()))));
        }

        private static String simpleName(String type) {
            return type.substring(type.lastIndexOf('.') + 1);
        }

        @Override
        public Outcome timedOut(Reply.TimedOut reply) {
            return failed(new Verdict.TimedOut(message(
                            MessageCode.TIMED_OUT,
                            "`%s` did not finish within %s".formatted(task.function(), seconds(reply.limit())))
                    .help("look for a loop whose condition never becomes false")));
        }

        private static String seconds(Duration limit) {
            return Numbers.text(limit.toMillis() / 1000.0) + " s";
        }

        @Override
        public Outcome outOfMemory(Reply.OutOfMemory reply) {
            return failed(new Verdict.OutOfMemory(message(
                            MessageCode.OUT_OF_MEMORY,
                            "`%s` needed more memory than there is".formatted(task.function()))
                    .with(Evidence.actual(reply.text()))
                    .help("look for a list or an array that grows without end")));
        }

        @Override
        public Outcome ended(Reply.Ended reply) {
            return failed(new Verdict.Raised(message(
                            MessageCode.ENDED_EARLY,
                            "`%s` ended the program before it returned".formatted(task.function()))
                    .with(Evidence.actual("exit code %d".formatted(reply.exitCode())))
                    .help("return a value instead of calling `System.exit`")));
        }

        @Override
        public Outcome malformed(Reply.Malformed reply) {
            return failed(new Verdict.Malformed(message(
                            MessageCode.MALFORMED_REPLY,
                            "what came back from `%s` is not a reply".formatted(task.function()))
                    .with(Evidence.actual(reply.reason()))));
        }

        @Override
        public Outcome unsupported(Reply.Unsupported reply) {
            Message message = message(reply.code(), reply.summary());
            if (reply.code() == MessageCode.PARAMETER_UNKNOWN) {
                message = message.with(new Evidence("given", listed(givenNames())))
                        .help(misspelt());
            }
            return failed(new Verdict.Malformed(message));
        }

        private List<String> givenNames() {
            return task.given().stream().map(Task.Item::name).toList();
        }

        /** The first parameter that is nothing's name, and what it may have been meant to be. */
        private Optional<String> misspelt() {
            return signatures.find(task.function()).stream()
                    .flatMap(function -> function.parameters().stream())
                    .map(Signatures.Parameter::name)
                    .filter(name -> NameRule.find(name, givenNames()).isEmpty())
                    .findFirst()
                    .flatMap(name -> NearestName.question(name, givenNames()));
        }

        @Override
        public Outcome fault(Reply.Fault reply) {
            return failed(new Verdict.GraderFault(
                    message(MessageCode.GRADER_FAULT, "the grader failed; this is not the student's fault")
                            .with(Evidence.actual(reply.incident()))));
        }

        private Message names(String expected, String actual) {
            return message(
                            MessageCode.RETURNED_NAMES,
                            "`%s` does not return what is asked for".formatted(task.function()))
                    .with(Evidence.expected(expected))
                    .with(Evidence.actual(actual));
        }

        private Message message(MessageCode code, String summary) {
            return Message.of(code, summary, "function `%s`, instance `%s`".formatted(task.function(), instance));
        }

        private static Outcome failed(Verdict verdict) {
            return new Outcome.Failed(verdict);
        }

        private static String listed(List<String> names) {
            return "`" + String.join("`, `", names) + "`";
        }
    }
}
