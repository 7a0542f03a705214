package org.nabla.spec;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import org.nabla.message.MessageCode;
import org.nabla.spec.source.Mapping;
import org.nabla.spec.source.Position;
import org.nabla.spec.source.Scalar;
import org.nabla.spec.source.Sequence;
import org.nabla.spec.source.Source;

/**
 * The fields of one mapping of a problem file, read as what they must be.
 *
 * <p>What cannot be read is noted among the mistakes and comes back as absent, so that the reading goes on.
 *
 * @param path what stands before a field's name in messages, such as {@code network.}
 */
record Fields(Mapping mapping, String path, Mistakes mistakes) {

    /** Notes every field that is not one of these. */
    Fields allow(String... allowed) {
        List<String> names = List.of(allowed);
        for (Mapping.Entry entry : mapping.entries()) {
            if (!names.contains(entry.key())) {
                mistakes.unknownField(path + entry.key(), entry.key(), names, entry.keyPosition());
            }
        }
        return this;
    }

    boolean has(String field) {
        return mapping.get(field).isPresent();
    }

    Position position(String field) {
        return mapping.get(field).map(Source::position).orElse(mapping.position());
    }

    /** Notes a name that could never be referred to in an expression or in a student's code. */
    boolean isIdentifier(String name, Position position) {
        boolean fits = name.matches("[\\p{L}_][\\p{L}\\p{N}_]*");
        if (!fits) {
            mistakes.add(
                    MessageCode.VALUE_NOT_ALLOWED,
                    "a name is made of letters, digits and `_`, and starts with no digit, but is `%s`".formatted(name),
                    position);
        }
        return fits;
    }

    /** Notes the second of two fields with the same text. */
    void distinct() {
        Map<String, String> seen = new LinkedHashMap<>();
        scalars().forEach((field, value) -> {
            String before = seen.putIfAbsent(value.text(), field);
            if (before != null) {
                mistakes.add(
                        MessageCode.DUPLICATE,
                        "`%s` and `%s` are both `%s`".formatted(path + before, path + field, value.text()),
                        value.position());
            }
        });
    }

    void missing(String field, String what) {
        mistakes.add(
                MessageCode.MISSING_FIELD,
                "the field `%s` is missing: %s".formatted(path + field, what),
                mapping.position());
    }

    void notAllowed(String field, String summary) {
        mistakes.add(MessageCode.VALUE_NOT_ALLOWED, summary, position(field));
    }

    /** A mapping inside this one. */
    Optional<Fields> fields(String field) {
        Optional<Source> value = mapping.get(field);
        if (value.isPresent() && value.get() instanceof Mapping inner) {
            return Optional.of(new Fields(inner, path + field + ".", mistakes));
        }
        value.ifPresent(source -> wrongType(path + field, "fields with names", source));
        return Optional.empty();
    }

    /** The items of a list; empty when the field is absent. */
    List<Source> items(String field) {
        Optional<Source> value = mapping.get(field);
        if (value.isPresent() && value.get() instanceof Sequence sequence) {
            return sequence.items();
        }
        value.ifPresent(source -> wrongType(path + field, "a list", source));
        return List.of();
    }

    Optional<Scalar> scalar(String field) {
        Optional<Source> value = mapping.get(field);
        if (value.isPresent() && value.get() instanceof Scalar scalar && scalar.kind() != Scalar.Kind.NULL) {
            return Optional.of(scalar);
        }
        value.ifPresent(source -> wrongType(path + field, "a single value", source));
        return Optional.empty();
    }

    Optional<String> text(String field) {
        return scalar(field).map(Scalar::text);
    }

    /** Text that must be one of the words of an enumeration. */
    <T extends Enum<T> & Word> Optional<T> choice(String field, Class<T> words) {
        Map<String, T> byId = new LinkedHashMap<>();
        for (T word : words.getEnumConstants()) {
            byId.put(word.id(), word);
        }
        return choice(field, byId.keySet(), id -> Optional.ofNullable(byId.get(id)));
    }

    /** Text that must be one of a few words. */
    Optional<String> choice(String field, List<String> words) {
        return choice(field, words, word -> Optional.of(word).filter(words::contains));
    }

    /** Text that must be one of the ids of something. */
    <T> Optional<T> choice(String field, Collection<String> ids, Function<String, Optional<T>> withId) {
        Optional<Scalar> written = scalar(field);
        Optional<T> chosen = written.flatMap(scalar -> withId.apply(scalar.text()));
        if (written.isPresent() && chosen.isEmpty()) {
            String text = written.get().text();
            mistakes.unknown(
                    MessageCode.VALUE_NOT_ALLOWED,
                    "`%s` cannot be `%s`".formatted(path + field, text),
                    text,
                    ids,
                    written.get().position());
        }
        return chosen;
    }

    OptionalDouble number(String field) {
        Optional<Scalar> scalar = scalar(field);
        if (scalar.isEmpty()) {
            return OptionalDouble.empty();
        }
        if (!scalar.get().isNumber() || !Double.isFinite(scalar.get().number())) {
            wrongType(path + field, "a finite number", scalar.get());
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(scalar.get().number());
    }

    /** A number of at least some value. */
    OptionalDouble atLeast(String field, double least) {
        OptionalDouble number = number(field);
        if (number.isPresent() && number.getAsDouble() < least) {
            notAllowed(
                    field,
                    "`%s` must be a finite number of at least %s, but is %s"
                            .formatted(path + field, plain(least), text(field).orElse("")));
            return OptionalDouble.empty();
        }
        return number;
    }

    OptionalInt whole(String field, int least, int most) {
        Optional<Scalar> scalar = scalar(field);
        if (scalar.isEmpty()) {
            return OptionalInt.empty();
        }
        return whole(scalar.get(), path + field, least, most);
    }

    OptionalInt whole(Source source, String what, int least, int most) {
        boolean fits = source instanceof Scalar scalar
                && scalar.kind() == Scalar.Kind.INTEGER
                && scalar.number() >= least
                && scalar.number() <= most;
        if (!fits) {
            mistakes.add(
                    MessageCode.VALUE_NOT_ALLOWED,
                    "`%s` must be a whole number from %d to %d, but is %s"
                            .formatted(what, least, most, description(source)),
                    source.position());
            return OptionalInt.empty();
        }
        return OptionalInt.of((int) ((Scalar) source).number());
    }

    /** Exact decimals, as points are: few enough digits that they can be added up and shown. */
    Optional<BigDecimal> points(String field) {
        OptionalDouble number = atLeast(field, 0);
        if (number.isEmpty()) {
            return Optional.empty();
        }
        boolean plain = text(field).orElse("").matches("[+]?[0-9]{1,6}([.][0-9]{0,6})?|[+]?[.][0-9]{1,6}");
        if (!plain) {
            notAllowed(
                    field,
                    "`%s` must be a plain number below 1000000 with at most 6 decimals, but is %s"
                            .formatted(path + field, text(field).orElse("")));
            return Optional.empty();
        }
        return text(field).map(BigDecimal::new);
    }

    /** An exact decimal from 0 to a largest one. */
    Optional<BigDecimal> atMost(String field, int most) {
        return points(field).filter(value -> {
            boolean fits = value.compareTo(BigDecimal.valueOf(most)) <= 0;
            if (!fits) {
                notAllowed(
                        field,
                        "`%s` must be at most %d, but is %s".formatted(path + field, most, value.toPlainString()));
            }
            return fits;
        });
    }

    /** The texts of a list. */
    List<Scalar> texts(String field) {
        List<Scalar> texts = new ArrayList<>();
        for (Source item : items(field)) {
            if (item instanceof Scalar scalar) {
                texts.add(scalar);
            } else {
                wrongType(path + field, "a list of names", item);
            }
        }
        return texts;
    }

    /** Single values by name, in order. */
    Map<String, Scalar> scalars() {
        Map<String, Scalar> scalars = new LinkedHashMap<>();
        for (Mapping.Entry entry : mapping.entries()) {
            if (entry.value() instanceof Scalar scalar) {
                scalars.put(entry.key(), scalar);
            } else {
                wrongType(path + entry.key(), "a single value", entry.value());
            }
        }
        return scalars;
    }

    /** The plain value of an entry, or those of the list it has. */
    List<Scalar> scalarsOf(Mapping.Entry entry) {
        List<Source> items = entry.value() instanceof Sequence sequence ? sequence.items() : List.of(entry.value());
        List<Scalar> scalars = new ArrayList<>();
        for (Source item : items) {
            if (item instanceof Scalar scalar) {
                scalars.add(scalar);
            } else {
                wrongType(path + entry.key(), "an expression or a list of them", item);
            }
        }
        return scalars;
    }

    void wrongType(String what, String expected, Source found) {
        mistakes.add(
                MessageCode.WRONG_TYPE,
                "`%s` must be %s, but is %s".formatted(what, expected, description(found)),
                found.position());
    }

    private static String description(Source source) {
        if (source instanceof Scalar scalar) {
            return scalar.kind() == Scalar.Kind.NULL
                    ? "empty"
                    : "%s, `%s`".formatted(scalar.kind().description(), scalar.text());
        }
        return source instanceof Sequence ? "a list" : "fields with names";
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
