package org.nabla.cli;

import java.nio.file.Path;
import org.nabla.grading.SubmissionReport;
import org.nabla.message.Message;
import org.nabla.message.MessageCode;
import org.nabla.report.AnswerSet;
import org.nabla.report.AtomicFile;
import org.nabla.report.CurvesSvgWriter;
import org.nabla.report.Disclosure;
import org.nabla.report.curve.CurveSvg;
import org.nabla.spec.Instance;
import org.nabla.spec.Problem;

/** The picture that {@code --curves} asks for. */
final class CurvesFile {

    private CurvesFile() {}

    /** Refuses to draw before anything is computed or run. */
    static void requireTraining(Problem problem, String command) {
        if (problem.published().training().isEmpty()) {
            throw new ExitCodes.NeedsChangeException(Message.of(
                            MessageCode.COMMAND_LINE,
                            "problem `%s` has no training, so there are no curves".formatted(problem.id()),
                            "nabla %s --curves".formatted(command))
                    .with(Message.Evidence.expected("a problem with `training:`, such as `autoencoder`"))
                    .help("leave `--curves` out"));
        }
    }

    static void write(Path file, Problem problem, AnswerSet answers) {
        String instance = answers.instance();
        String title = (instance.equals(Instance.PUBLISHED) ? "" : instance + ": ")
                + problem.identity().title();
        AtomicFile.write(
                file, destination -> destination.write(CurveSvg.of(title, CurvesSvgWriter.ID, answers.curves())));
    }

    static void write(Path file, SubmissionReport report, Disclosure disclosure) {
        AtomicFile.write(file, destination -> new CurvesSvgWriter(disclosure).write(report, destination));
    }
}
