package org.nabla.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nabla.reference.Matrix;

class CallWriterTest {

    @Test
    void writesNumbersWordsAndPositions_asTheProtocolSays() throws IOException {
        Map<String, Given> given = new LinkedHashMap<>();
        given.put("leaves", new Given.Numbers(Matrix.column(0.1, Double.NaN)));
        given.put("operations", new Given.Texts(List.of("input", "sum(axis=0)")));
        given.put("operands", new Given.Positions(List.of(List.of(), List.of(0, 1))));
        given.put("none", new Given.Texts(List.of()));

        assertThat(CallWriter.line(3, new Call("values", given, Map.of("all", List.of("leaves"))), false))
                .isEqualTo("{\"call\":3,\"function\":\"values\",\"given\":{\"leaves\":[[0.1],[NaN]],"
                        + "\"operations\":[\"input\",\"sum(axis=0)\"],\"operands\":[[],[0,1]],\"none\":[]},"
                        + "\"groups\":{\"all\":[\"leaves\"]}}");
    }

    @Test
    void packsNumbers_forAWorkerThatReadsThem() throws IOException {
        Map<String, Given> given = new LinkedHashMap<>();
        given.put("x", new Given.Numbers(Matrix.column(0.1, Double.NaN)));
        given.put("operands", new Given.Positions(List.of(List.of(0, 1))));

        assertThat(CallWriter.line(4, new Call("f", given, Map.of()), true))
                .isEqualTo("{\"call\":4,\"function\":\"f\",\"given\":{\"x\":\"2x1:mpmZmZmZuT8AAAAAAAD4fw==\","
                        + "\"operands\":[[0,1]]},\"groups\":{}}");
    }
}
