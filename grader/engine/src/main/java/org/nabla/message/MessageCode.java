package org.nabla.message;

import java.util.Arrays;
import java.util.Optional;

/**
 * The kinds of message there are. A code never changes its meaning and is never used again.
 *
 * <p>Each has a page {@code grader/docs/messages/<id>.md}, shown by {@code nabla explain}; a test fails when a code
 * lacks its page or a page its code.
 */
public enum MessageCode {
    FILE_UNREADABLE("NB101"),
    UNKNOWN_FIELD("NB102"),
    MISSING_FIELD("NB103"),
    WRONG_TYPE("NB104"),
    VALUE_NOT_ALLOWED("NB105"),
    EXPRESSION_SYNTAX("NB106"),
    UNKNOWN_NAME("NB107"),
    SHAPES_DO_NOT_FIT("NB108"),
    DATA_FILE("NB109"),
    DUPLICATE("NB110"),
    FILE_TOO_LARGE("NB111"),
    VARIANTS_NOT_POSSIBLE("NB112"),

    SHAPE_DIFFERS("NB201"),
    NOT_FINITE("NB202"),
    VALUE_DIFFERS("NB203"),
    NOT_ATTEMPTED("NB204"),
    ARRANGED_DIFFERENTLY("NB205"),
    SKIPPED("NB206"),
    CARRIED_FORWARD("NB207"),
    GRADIENT_CHECK("NB208"),

    SUBMISSION_UNREADABLE("NB301"),
    SUBMISSION_REFUSED("NB302"),
    DOES_NOT_COMPILE("NB303"),
    FUNCTION_MISSING("NB304"),
    PARAMETER_UNKNOWN("NB305"),
    TYPE_NOT_SUPPORTED("NB306"),
    RETURNED_NAMES("NB307"),
    FUNCTION_AMBIGUOUS("NB308"),
    CANNOT_BE_CREATED("NB309"),
    NOTHING_TO_GRADE("NB310"),
    ANSWER_SHEET("NB311"),

    RAISED("NB401"),
    TIMED_OUT("NB402"),
    OUT_OF_MEMORY("NB403"),
    ENDED_EARLY("NB404"),
    MALFORMED_REPLY("NB405"),

    EXPECTED_NOT_PROVEN("NB501"),
    PUBLISHED_KEY("NB502"),
    TOLERANCE_BELOW_NOISE("NB503"),
    TOLERANCE_ACCEPTS_MISTAKES("NB504"),
    JUDGED_OTHERWISE("NB505"),
    WITNESSES_DISAGREE("NB506"),
    NO_WORKED_SOLUTION("NB507"),
    STARTER_EARNS("NB508"),
    MISTAKE_NOT_CAUGHT("NB509"),
    MISTAKES_ALIKE("NB510"),

    PROBLEM_NOT_FOUND("NB601"),
    COMMAND_LINE("NB602"),
    OUTPUT_FOLDER("NB603"),
    NOTHING_TO_EXPLAIN("NB604"),
    OUTPUT_IN_USE("NB605"),
    ROSTER("NB606"),
    SEVERAL_SUBMISSIONS("NB607"),
    ISOLATION("NB608"),
    GRADEBOOK_FILE("NB609"),
    CANNOT_EXPORT("NB610"),

    GRADER_FAULT("NB901");

    private final String id;

    MessageCode(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }

    public static Optional<MessageCode> withId(String id) {
        return Arrays.stream(values())
                .filter(code -> code.id.equalsIgnoreCase(id))
                .findFirst();
    }
}
