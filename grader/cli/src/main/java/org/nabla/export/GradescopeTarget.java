package org.nabla.export;

import java.util.List;

/** The autograder of a Gradescope programming assignment: a zip with {@code setup.sh} and {@code run_autograder}. */
final class GradescopeTarget implements Target {

    @Override
    public String id() {
        return "gradescope";
    }

    @Override
    public String description() {
        return "the autograder of a Gradescope programming assignment, a zip";
    }

    @Override
    public PackedFiles pack(Order order) {
        PackedFiles autograder = new PackedFiles()
                .addProgram("setup.sh", Resources.text("setup.sh"))
                .addProgram("run_autograder", Resources.text("run_autograder.sh"))
                .addAll("nabla", Graders.withProblem(order));
        return new PackedFiles().add(file(order), ZipPackage.of(autograder));
    }

    @Override
    public List<String> next(Order order) {
        return List.of(
                "In the assignment, open Configure Autograder and upload `%s`.".formatted(file(order)),
                "Any of Gradescope's Ubuntu images does; the JDK is installed when it is built.");
    }

    private static String file(Order order) {
        return order.id() + "-gradescope.zip";
    }
}
