package org.nabla.report;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.Writer;
import java.util.Optional;
import org.nabla.batch.Changes;
import org.nabla.batch.Changes.Change;
import org.nabla.batch.SubmissionSummary;
import org.nabla.grading.SubmissionReport.Score;

/** Writes for people who came out otherwise than in the batch before; a class that changed as a whole is cut. */
public final class ChangesTextWriter {

    private static final int MOST = 30;
    private static final int LONGEST_ID = 40;
    private static final int QUESTIONS = 4;

    private final Style style;

    public ChangesTextWriter(Style style) {
        this.style = style;
    }

    public void write(Changes changes, Writer destination) throws IOException {
        StringBuilder text = new StringBuilder(headline(changes)).append('\n');
        changes.changes().stream()
                .limit(MOST)
                .forEach(change -> text.append(line(change, changes)).append('\n'));
        if (changes.changes().size() > MOST) {
            text.append("  and %d more\n".formatted(changes.changes().size() - MOST));
        }
        destination.write(style.spell(text.toString()));
    }

    private static String headline(Changes changes) {
        String count = "since the run before, %d of %d came out otherwise"
                .formatted(changes.changes().size(), changes.compared());
        return changes.setting().isEmpty()
                ? count
                : changes.setting().stream().map(ChangesCsvWriter::words).collect(joining(", ", count + " (", ")"));
    }

    private static String line(Change change, Changes changes) {
        String line = "  %s  %s → %s"
                .formatted(
                        ShownText.line(cut(change.key(), LONGEST_ID)), score(change.before()), score(change.after()));
        if (change.before().isEmpty() || change.after().isEmpty()) {
            return line + "  " + ChangesCsvWriter.because(change, changes);
        }
        String questions = change.questions().stream()
                .limit(QUESTIONS)
                .map(question ->
                        "%s: %s → %s".formatted(question.id(), words(question.before()), words(question.after())))
                .collect(joining(", "));
        String more = change.questions().size() > QUESTIONS
                ? " and %d more".formatted(change.questions().size() - QUESTIONS)
                : "";
        String files = change.content() ? "  (the submission changed)" : "";
        return ShownText.line("%s  %s%s%s".formatted(line, questions, more, files))
                .stripTrailing();
    }

    private static String words(String verdict) {
        return verdict.isEmpty() ? "not asked" : verdict.replace('-', ' ');
    }

    private static String score(Optional<SubmissionSummary> summary) {
        if (summary.isEmpty()) {
            return "nothing";
        }
        Optional<Score> score = summary.get().score();
        return score.isEmpty()
                ? "no score"
                : JsonDocument.plain(score.get().earned()) + " of "
                        + JsonDocument.plain(score.get().possible());
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }
}
