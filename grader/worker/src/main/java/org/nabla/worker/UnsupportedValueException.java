package org.nabla.worker;

/** A parameter or a result that cannot be carried over between the problem and the student's code. */
final class UnsupportedValueException extends Exception {

    private static final long serialVersionUID = 1;

    static final String NOT_ATTEMPTED = "NB204";
    static final String FUNCTION_MISSING = "NB304";
    static final String PARAMETER_UNKNOWN = "NB305";
    static final String TYPE_NOT_SUPPORTED = "NB306";
    static final String FUNCTION_AMBIGUOUS = "NB308";
    static final String CANNOT_BE_CREATED = "NB309";

    private final String code;
    private final String summary;

    UnsupportedValueException(String code, Object... summary) {
        super(null, null, false, false);
        this.code = code;
        this.summary = Words.join(summary);
    }

    String code() {
        return code;
    }

    String summary() {
        return summary;
    }
}
