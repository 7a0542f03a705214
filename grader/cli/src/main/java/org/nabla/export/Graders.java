package org.nabla.export;

import org.nabla.handout.StudentEdition;

/** The folder {@code nabla} of the packages that grade: the program, what grades one submission, and what is graded. */
final class Graders {

    private static final String GRADE_ONE = "grade-one";

    private Graders() {}

    /** With the whole problem and the seed, for a place that students cannot look into. */
    static PackedFiles withProblem(Order order) {
        return withoutProblem(order.program())
                .addAll("problem", order.files().whole())
                .add("settings", settings(order));
    }

    /** With what of the problem anybody may have, for a place that is open to all. */
    static PackedFiles withOpenProblem(Order order) {
        return order.program()
                .open()
                .addProgram(GRADE_ONE, Resources.text("grade-one.sh"))
                .addAll("problem", StudentEdition.of(order.files()))
                .add("settings", settings(order));
    }

    /** The program alone; what is graded comes from elsewhere. */
    static PackedFiles withoutProblem(Program program) {
        return program.whole().addProgram(GRADE_ONE, Resources.text("grade-one.sh"));
    }

    /** What is graded, for a program that is elsewhere. */
    static PackedFiles problem(Order order) {
        return new PackedFiles().addAll("problem", order.files().whole()).add("settings", settings(order));
    }

    private static String settings(Order order) {
        return """
                # What is graded, and what the grader is called with.
                id=%s
                seed=%d
                # Empty: the strongest level of isolation that works. `process` keeps students' programs from nothing.
                sandbox=
                """.formatted(order.id(), order.seed());
    }
}
