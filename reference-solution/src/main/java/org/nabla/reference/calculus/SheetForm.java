package org.nabla.reference.calculus;

import java.util.LinkedHashMap;
import java.util.Map;
import org.nabla.reference.Matrix;
import org.nabla.reference.graph.Graph;
import org.nabla.reference.graph.Vocabulary;

/** What the worksheets of one graph have in common. */
record SheetForm(
        Graph graph,
        Vocabulary vocabulary,
        Map<String, Matrix> constants,
        String loss,
        Consumers consumers,
        CellKeys keys,
        Applications applications) {

    static SheetForm of(Answers.Setting setting) {
        Consumers consumers = new Consumers(setting.graph());
        Map<String, Matrix> constants = new LinkedHashMap<>();
        setting.constants().forEach((name, value) -> constants.put(name, Matrix.scalar(value)));
        return new SheetForm(
                setting.graph(),
                setting.vocabulary(),
                constants,
                setting.loss(),
                consumers,
                new CellKeys(setting.graph(), consumers),
                new Applications());
    }
}
