package org.nabla.report;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nabla.grading.Cause;
import org.nabla.grading.InstanceResult;
import org.nabla.grading.QuestionResult;
import org.nabla.grading.Verdict;
import org.nabla.message.Message;
import org.nabla.report.document.CauseWords;
import org.nabla.spec.Instance;
import org.nabla.spec.Visibility;

/** The questions on a page, a line each; below one that is not right, why, but what has one cause only once. */
final class QuestionLines {

    private static final String INDENT = " ".repeat(6);
    private static final int LONGEST_ID = 20;
    private static final int LONGEST_ASKS = 40;

    /** The rest is counted. */
    private static final int NAMED_VARIANTS = 3;

    private final Page page;
    private final Style style;
    private final MessageLines messages;
    private final Disclosure disclosure;
    private final List<QuestionResult> results;
    private final Map<Message, List<String>> shared = new LinkedHashMap<>();

    QuestionLines(Page page, Style style, MessageLines messages, Disclosure disclosure, List<QuestionResult> results) {
        this.page = page;
        this.style = style;
        this.messages = messages;
        this.disclosure = disclosure;
        this.results = results;
        for (QuestionResult result : results) {
            message(result)
                    .ifPresent(message -> shared.computeIfAbsent(message, first -> new ArrayList<>())
                            .add(result.question().id()));
        }
    }

    private Optional<Message> message(QuestionResult result) {
        return result.verdict().message().map(disclosure::message);
    }

    void write() {
        int ids = width(results.stream().map(QuestionLines::id).toList());
        int asks = width(results.stream().map(QuestionLines::asks).toList());
        int points = width(results.stream().map(QuestionLines::points).toList());
        for (QuestionResult result : results) {
            Sign sign = Sign.of(result.verdict());
            String mark = style.paint(sign.tone(), style.ascii() ? sign.ascii() : sign.mark());
            String columns = padded(id(result), ids) + "  " + padded(asks(result), asks) + "  "
                    + " ".repeat(points - points(result).length()) + points(result);
            int used = 2 + ids + 2 + asks + 2 + points + 2;
            boolean carried = result.verdict() instanceof Verdict.CarriedForward; // its sign says it all
            boolean inLine = !carried && inLine(result, used);
            String words = words(result, sign, inLine);
            page.exactly(mark + " " + columns + "  " + words);
            if (carried) {
                message(result).ifPresent(message -> messages.more(INDENT, message));
            } else if (!inLine) {
                why(result);
            }
        }
    }

    private String words(QuestionResult result, Sign sign, boolean inLine) {
        String hidden = result.question().marking().visibility() == Visibility.ALWAYS
                ? ""
                : " (visibility: %s)"
                        .formatted(result.question().marking().visibility().id());
        String first = first(result);
        String words = style.paint(sign.tone(), said(result, sign)) + hidden;
        if (!first.equals(result.question().id())) {
            return words + ", as `%s`".formatted(ShownText.line(first));
        }
        return inLine
                ? words + ": " + ShownText.line(message(result).orElseThrow().summary())
                : words;
    }

    /** Of what is wrong only because of another function, the question that shows it. */
    private String said(QuestionResult result, Sign sign) {
        return message(result).stream()
                .flatMap(message -> message.evidence().stream())
                .filter(evidence -> evidence.label().equals(Verdict.CarriedForward.FROM))
                .map(evidence -> "carried forward, %s %s".formatted(evidence.label(), ShownText.line(evidence.text())))
                .findFirst()
                .orElse(sign.words());
    }

    /** The first question with the same message: the one that it is shown below. */
    private String first(QuestionResult result) {
        return message(result)
                .flatMap(message -> Optional.ofNullable(shared.get(message)))
                .map(ids -> ids.get(0))
                .orElse(result.question().id());
    }

    /** A message that is one short sentence goes on the line of its question. */
    private boolean inLine(QuestionResult result, int used) {
        return message(result)
                .filter(message ->
                        message.evidence().isEmpty() && message.help().isEmpty())
                .filter(message -> message.location().startsWith("question "))
                .filter(message -> variants(result).isEmpty())
                .filter(message -> used
                                + Sign.of(result.verdict()).words().length()
                                + 2
                                + message.summary().length()
                        <= Page.WIDTH)
                .isPresent();
    }

    private void why(QuestionResult result) {
        Optional<Message> message = message(result);
        if (message.isEmpty() || !first(result).equals(result.question().id())) {
            return;
        }
        messages.below(INDENT, message.get());
        known(result).ifPresent(text -> page.line(INDENT, "known: ", text));
        result.diagnosis().forEach(cause -> cause.explanation().ifPresent(why -> explanation(cause, why)));
        variants(result).ifPresent(text -> page.line(INDENT, text));
        List<String> ids = shared.getOrDefault(message.get(), List.of());
        if (ids.size() > 1) {
            page.line(INDENT, "the same for: ", String.join(", ", ids.subList(1, ids.size())));
        }
    }

    /** Which known mistakes give the wrong values, and where more is said about them. */
    private static Optional<String> known(QuestionResult result) {
        List<Cause> causes = result.diagnosis();
        if (causes.isEmpty()) {
            return Optional.empty();
        }
        String pages = causes.stream()
                .map(cause -> "nabla explain " + cause.misconception())
                .collect(joining(causes.get(0).certainty() == Cause.Certainty.ONE_OF ? ", or " : ", and "));
        return Optional.of(CauseWords.known(causes) + "; " + pages);
    }

    private void explanation(Cause cause, Cause.Explanation explanation) {
        page.line(INDENT, cause.isConvention() ? "done:     " : "believed: ", explanation.belief());
        page.line(INDENT, cause.isConvention() ? "asked:    " : "instead:  ", explanation.correction());
        page.line(INDENT, "why:      ", explanation.text());
        if (!explanation.computed().isEmpty()) {
            page.line(INDENT, "computed: ", String.join("; ", explanation.computed()));
        }
    }

    /** On which instances the answer is right, where that says something. */
    private static Optional<String> variants(QuestionResult result) {
        List<InstanceResult> variants = result.instances().stream()
                .filter(instance -> !instance.instance().equals(Instance.PUBLISHED))
                .toList();
        List<String> wrong = variants.stream()
                .filter(instance -> !instance.verdict().earns())
                .map(InstanceResult::instance)
                .toList();
        boolean published = result.instances().stream()
                .anyMatch(instance -> instance.instance().equals(Instance.PUBLISHED)
                        && instance.verdict().earns());
        if (variants.isEmpty() || (published && wrong.isEmpty())) {
            return Optional.empty();
        }
        if (published) {
            return Optional.of("right on the published instance; not on %s (%d of %d variant%s)"
                    .formatted(named(wrong), wrong.size(), variants.size(), variants.size() == 1 ? "" : "s"));
        }
        int right = variants.size() - wrong.size();
        return right == 0
                ? Optional.empty()
                : Optional.of(
                        "right on %d of %d variants; not on the published instance".formatted(right, variants.size()));
    }

    private static String named(List<String> variants) {
        String names = variants.stream().limit(NAMED_VARIANTS).collect(joining(", "));
        return variants.size() > NAMED_VARIANTS ? names + ", …" : names;
    }

    private static String id(QuestionResult result) {
        return cut(ShownText.line(result.question().id()), LONGEST_ID);
    }

    private static String asks(QuestionResult result) {
        return cut(ShownText.line(result.question().name()), LONGEST_ASKS);
    }

    /** {@code 1.5 of 2}; where the grader failed, nobody knows what was earned. */
    private static String points(QuestionResult result) {
        String earned = result.isFault() ? "?" : JsonDocument.plain(result.earned());
        return earned + " of " + JsonDocument.plain(result.possible());
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }

    private static int width(List<String> texts) {
        return texts.stream().mapToInt(String::length).max().orElse(0);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
