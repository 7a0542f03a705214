package org.nabla.submission;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;

/** JSON as the worker protocol has it, with limits on what a stranger may send. */
final class ProtocolJson {

    /** Twice what any problem asks for; a worker tells its student before that. */
    private static final long MOST_TOKENS = 2_500_000;

    /** Half a million packed numbers, and some. */
    private static final int LONGEST_STRING = 8_000_000;

    static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES) // names of strangers are not worth remembering
            .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(8)
                    .maxNumberLength(1000)
                    .maxStringLength(LONGEST_STRING)
                    .maxNameLength(1000)
                    .maxTokenCount(MOST_TOKENS)
                    .build())
            .build();

    private ProtocolJson() {}
}
