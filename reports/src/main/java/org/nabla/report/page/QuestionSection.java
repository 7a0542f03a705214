package org.nabla.report.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nabla.grading.Cause;
import org.nabla.message.Message;
import org.nabla.message.MessageCode;
import org.nabla.report.document.CauseWords;
import org.nabla.report.document.ReportDocument;
import org.nabla.report.document.ReportDocument.Instance;
import org.nabla.report.document.ReportDocument.Question;
import org.nabla.report.document.VerdictWord;

/** The questions of a report, each in a fold of its own: open where there is something to do. */
final class QuestionSection {

    private static final String PUBLISHED = org.nabla.spec.Instance.PUBLISHED;

    private final MathMl mathematics;
    private final Standing standing;
    private final ReportDocument report;
    private final Map<Message, List<String>> shared = new LinkedHashMap<>();

    QuestionSection(ProblemView problem, Standing standing) {
        this.mathematics = problem.mathematics();
        this.standing = standing;
        this.report = standing.report();
        for (Question question : report.questions()) {
            question.message()
                    .ifPresent(message -> shared.computeIfAbsent(message, first -> new ArrayList<>())
                            .add(question.id()));
        }
    }

    void write(Html html) {
        html.open("section", "id", "questions", "aria-labelledby", "questions-title");
        html.element("h2", "Questions", "id", "questions-title");
        for (Question question : report.questions()) {
            question(html, question);
        }
        html.close();
    }

    private void question(Html html, Question question) {
        State state = State.of(question.verdict());
        boolean first = isFirst(question);
        boolean open = state != State.RIGHT && state != State.CARRIED && first;
        List<String> attributes =
                new ArrayList<>(List.of("class", "question " + state.id(), "id", standing.anchor(question.id())));
        if (open) {
            attributes.addAll(List.of("open", ""));
        }
        html.open("details", attributes.toArray(new String[0]));
        html.open("summary");
        state.icon(html);
        html.open("h3");
        html.open("span", "class", "id").quoted(question.id()).close();
        html.text(" ");
        html.open("span", "class", "asks");
        mathematics.write(html, question.asks());
        html.close().close();
        html.element("span", Wording.points(question), "class", "points");
        html.element("span", verdict(question), "class", "verdict");
        html.close();
        html.open("div", "class", "body");
        if (first) {
            why(html, question);
        } else {
            String other = shared.getOrDefault(question.message().orElseThrow(), List.of())
                    .get(0);
            html.open("p").text("The same as ");
            html.element("a", other, "href", "#" + standing.anchor(other))
                    .text(".")
                    .close();
        }
        value(html, question);
        asWritten(html, question);
        html.close().close();
    }

    private boolean isRoot(Question question) {
        return report.rootCause()
                .filter(cause -> cause.question().equals(question.id()))
                .isPresent();
    }

    private String verdict(Question question) {
        String words = Wording.verdict(question.verdict());
        return isRoot(question) ? words + ", start here" : words;
    }

    /** Whether it is the first with its message, and the message stands here. */
    private boolean isFirst(Question question) {
        return question.message()
                .map(message -> shared.getOrDefault(message, List.of(question.id()))
                        .get(0)
                        .equals(question.id()))
                .orElse(true);
    }

    private void why(Html html, Question question) {
        if (question.verdict() == VerdictWord.CARRIED_FORWARD) {
            html.element(
                    "p",
                    "It is what follows from your own earlier values, so the mistake is not here: mend those, and this"
                            + " mends itself.");
        }
        question.message().ifPresent(message -> {
            MessageBlock.write(html, message, shownBeside(question, message));
            causes(html, question.diagnosis(), message);
            List<String> others = shared.getOrDefault(message, List.of());
            if (others.size() > 1) {
                sameFor(html, others.subList(1, others.size()));
            }
        });
        Wording.instances(question).ifPresent(text -> html.element("p", text, "class", "instances"));
    }

    private void sameFor(Html html, List<String> others) {
        html.open("p", "class", "instances").text("the same for ");
        String separator = "";
        for (String other : others) {
            html.text(separator).element("a", other, "href", "#" + standing.anchor(other));
            separator = ", ";
        }
        html.close();
    }

    /** What stands in the table of values, entry by entry, is not said again in a line. */
    private static Set<String> shownBeside(Question question, Message message) {
        boolean aboutValues = message.code() == MessageCode.VALUE_DIFFERS
                && message.location().contains("instance `%s`".formatted(PUBLISHED));
        Optional<Values> values = values(question).filter(Values::isSmall);
        if (!aboutValues || values.isEmpty()) {
            return Set.of();
        }
        return values.get().isCompared() ? Set.of("expected", "actual") : Set.of("actual");
    }

    private void causes(Html html, List<Cause> causes, Message message) {
        if (causes.isEmpty()) {
            return;
        }
        html.open("div", "class", "known");
        html.open("p")
                .element("strong", "Known: ")
                .prose(CauseWords.known(causes))
                .text(".")
                .close();
        Set<String> hints = new LinkedHashSet<>();
        causes.forEach(cause -> hints.add(cause.hint()));
        hints.removeAll(message.help());
        hints.forEach(hint -> MessageBlock.advice(html, hint));
        for (Cause cause : causes) {
            cause.explanation().ifPresent(why -> explanation(html, why, cause.isConvention()));
            html.open("p", "class", "more").text("more: ").element("code", "nabla explain " + cause.misconception());
            html.close();
        }
        html.close();
    }

    private static void explanation(Html html, Cause.Explanation why, boolean convention) {
        html.open("details").element("summary", convention ? "What differs" : "Why it is a mistake");
        html.open("dl", "class", "evidence");
        term(html, convention ? "done" : "believed", why.belief());
        term(html, convention ? "asked for" : "instead", why.correction());
        term(html, "why", why.text());
        why.computed().forEach(step -> {
            html.element("dt", "computed");
            html.open("dd", "class", "quoted").quoted(step).close();
        });
        html.close().close();
    }

    private static void term(Html html, String label, String words) {
        html.element("dt", label);
        html.open("dd", "class", "words").prose(words).close();
    }

    /** The value on the published instance, or where that has none, on the first variant that has. */
    private static Optional<Values> values(Question question) {
        return submitted(question)
                .map(instance -> new Values(question.asks(), instance.actual().orElseThrow(), instance.expected()));
    }

    private static Optional<Instance> submitted(Question question) {
        return question.instances().stream()
                .filter(instance -> instance.actual().isPresent())
                .findFirst();
    }

    private void value(Html html, Question question) {
        Optional<Instance> submitted = submitted(question);
        if (submitted.isEmpty()) {
            return;
        }
        String where = submitted.get().id();
        html.open("div", "class", "value");
        html.open("p").text("Your value on ");
        if (where.equals(PUBLISHED)) {
            html.text("the published instance");
        } else {
            html.quoted(where);
        }
        html.text(submitted.get().verdict() == VerdictWord.CORRECT ? ", which is right:" : ":")
                .close();
        if (isDrawn(question)) {
            html.open("p")
                    .element("a", "the curve below", "href", "#curves-heading")
                    .close();
        } else {
            values(question).orElseThrow().write(html);
        }
        html.close();
    }

    /** Whether its value is a curve of the page. */
    private boolean isDrawn(Question question) {
        return report.curves().stream().anyMatch(curve -> curve.asked().equals(question.asks()));
    }

    private static void asWritten(Html html, Question question) {
        html.open("p", "class", "written")
                .text("in the problem file: ")
                .element("code", question.asks())
                .close();
    }
}
