package org.nabla.report.format;

import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/** The positions in a list, where two lists are gone through side by side. */
final class Positions {

    private Positions() {}

    static List<Integer> of(Collection<?> values) {
        return IntStream.range(0, values.size()).boxed().toList();
    }
}
