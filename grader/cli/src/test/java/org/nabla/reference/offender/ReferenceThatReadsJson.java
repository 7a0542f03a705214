package org.nabla.reference.offender;

import com.fasterxml.jackson.databind.ObjectMapper;

/** Breaks a rule on purpose. */
public final class ReferenceThatReadsJson {

    private ReferenceThatReadsJson() {}

    static final ObjectMapper JSON = new ObjectMapper();
}
