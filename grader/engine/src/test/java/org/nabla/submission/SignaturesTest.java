package org.nabla.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignaturesTest {

    private final Signatures signatures = new Signatures(
            "java", "17", Map.of("backwards", new Signatures.Function("backwards", List.of(), "double")), Map.of());

    @Test
    void asksWhatWasMeant_whenAFunctionIsMisspelt() {
        assertThat(signatures.find("backward")).isEmpty();
        assertThat(signatures.absence("backward").render()).isEqualTo("""
                        error[NB304]: there is no function `backward`
                           = actual: functions `backwards`
                           = help: did you mean `backward` by `backwards`?
                           = more: nabla explain NB304
                        """);
    }
}
