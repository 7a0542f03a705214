package org.nabla.spec.source;

/** One value of a file and where it stands: a mapping, a sequence, or a scalar. */
public sealed interface Source permits Mapping, Sequence, Scalar {

    /** Where the value starts; of a value repeated by an alias, where it was first written. */
    Position position();
}
