package org.nabla.export;

import java.math.BigDecimal;
import java.util.List;

/** The two files that grade an Autolab assessment. */
final class AutolabTarget implements Target {

    private static final String MAKEFILE = "autograde-Makefile";
    private static final String TAR = "autograde.tar";

    @Override
    public String id() {
        return "autolab";
    }

    @Override
    public String description() {
        return "the autograder of an Autolab assessment, a makefile and a tar";
    }

    @Override
    public PackedFiles pack(Order order) {
        PackedFiles nabla = Graders.withProblem(order).addProgram("autolab", Resources.text("autolab.sh"));
        return new PackedFiles()
                .add(MAKEFILE, Resources.text(MAKEFILE))
                .add(TAR, TarPackage.of(new PackedFiles().addAll("nabla", nabla)));
    }

    private static String points(Order order) {
        return order.problem().questions().stream()
                .map(question -> question.marking().points())
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .stripTrailingZeros()
                .toPlainString();
    }

    @Override
    public List<String> next(Order order) {
        return List.of(
                "In the assessment, add an autograder and upload `%s` and `%s`.".formatted(MAKEFILE, TAR),
                "Call the assessment's problem `%s`, and give it %s points.".formatted(order.id(), points(order)),
                "Its image needs a JDK 17, make, tar, Python 3 and util-linux; bubblewrap is used where it works.");
    }
}
