package org.nabla.report.format.quiz;

import java.util.List;

/**
 * Questions to import into a question bank.
 *
 * @param title of the problem
 * @param leftOut what of the problem no such question can ask, and why, a clause each
 */
public record Quiz(String title, List<Category> categories, List<String> leftOut) {

    public Quiz {
        categories = List.copyOf(categories);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * The questions on one instance: a quiz draws one of several categories for each student.
     *
     * @param name the id of the instance
     */
    public record Category(String name, List<NumericQuestion> questions) {
        public Category {
            questions = List.copyOf(questions);
        }
    }
}
