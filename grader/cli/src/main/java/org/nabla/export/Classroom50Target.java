package org.nabla.export;

import java.util.List;

/**
 * The autograder of a Classroom 50 assignment. What lies beside it is served to everybody, so it holds the open part of the
 * problem only, and hidden questions are not graded there.
 */
final class Classroom50Target implements Target {

    private static final String STARTER = "autograder.py";
    private static final String BUNDLE = "nabla.zip";

    @Override
    public String id() {
        return "classroom50";
    }

    @Override
    public String description() {
        return "the autograder of a Classroom 50 assignment, a Python file and a zip";
    }

    @Override
    public PackedFiles pack(Order order) {
        PackedFiles bundle = new PackedFiles().addAll("nabla", Graders.withOpenProblem(order));
        return new PackedFiles().add(STARTER, Resources.text(STARTER)).add(BUNDLE, ZipPackage.of(bundle));
    }

    @Override
    public List<String> next(Order order) {
        return List.of(
                "Put `%s` and `%s` into CLASSROOM/autograders/ASSIGNMENT/ of your classroom50 repository."
                        .formatted(STARTER, BUNDLE),
                "Give the assignment the runtime `{\"java\": \"17\"}`.",
                "Classroom 50 serves these files to everybody: they hold public questions only, and the seed is no secret.");
    }
}
