package org.nabla.export;

import org.nabla.handout.ProblemFiles;
import org.nabla.spec.Problem;

/**
 * What is to be exported.
 *
 * @param seed what the variants are drawn from when the package grades
 * @param image what the container image is called where one is needed
 */
public record Order(ProblemFiles files, Program program, long seed, String image) {

    Problem problem() {
        return files.problem();
    }

    String id() {
        return files.problem().id();
    }
}
