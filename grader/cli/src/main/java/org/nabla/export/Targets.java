package org.nabla.export;

import java.util.List;
import java.util.Optional;
import org.nabla.report.format.quiz.GiftFormat;
import org.nabla.report.format.quiz.MoodleXmlFormat;

/** Every target there is; whoever adds one adds it here. */
public final class Targets {

    public static final List<Target> ALL = List.of(
            new GradescopeTarget(),
            new PrairieLearnTarget(),
            new AutolabTarget(),
            new Classroom50Target(),
            new StudentTarget(),
            new QuizTarget(new MoodleXmlFormat()),
            new QuizTarget(new GiftFormat()));

    private Targets() {}

    public static List<String> ids() {
        return ALL.stream().map(Target::id).toList();
    }

    public static Optional<Target> withId(String id) {
        return ALL.stream().filter(target -> target.id().equals(id)).findFirst();
    }
}
