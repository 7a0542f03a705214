package org.nabla.submission;

import java.util.List;
import org.nabla.reference.Matrix;

/** One value that a call hands to a student's code. */
public sealed interface Given {

    record Numbers(Matrix matrix) implements Given {}

    /** Words in order, such as the operations of a graph's nodes. */
    record Texts(List<String> words) implements Given {
        public Texts {
            words = List.copyOf(words);
        }
    }

    /** Rows of positions, which may differ in length and be empty. */
    record Positions(List<List<Integer>> rows) implements Given {
        public Positions {
            rows = rows.stream().map(List::copyOf).toList();
        }
    }
}
