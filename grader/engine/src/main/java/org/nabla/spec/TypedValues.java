package org.nabla.spec;

import java.util.Optional;
import org.nabla.reference.Shape;
import org.nabla.spec.source.Source;
import org.nabla.spec.source.SourceText;

/** Reads a value that a person typed, with the precision of its digits. */
public final class TypedValues {

    private TypedValues() {}

    /**
     * Reads a number, a list, or a list of rows.
     *
     * @param shape the shape that a plain list is taken for where it fits
     * @throws SpecException when it is none of these
     */
    public static TypedKey read(Source source, String what, Shape shape, SourceText text) {
        Mistakes mistakes = new Mistakes(text);
        Optional<TypedKey> key = new MatrixReader(mistakes).read(source, what).map(typed -> typed.key(shape));
        mistakes.throwIfAny();
        return key.orElseThrow();
    }
}
