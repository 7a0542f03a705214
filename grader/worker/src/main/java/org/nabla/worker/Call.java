package org.nabla.worker;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One call as the grader asked for it, filled while it is read. */
final class Call {

    /** A line that asks for no call asks the worker to end. */
    static final int EXIT = -1;

    int number = EXIT;
    String function = "";
    final Map<String, double[][]> given = new LinkedHashMap<>();
    final Map<String, List<String>> texts = new LinkedHashMap<>();
    final Map<String, List<String>> groups = new HashMap<>();
}
