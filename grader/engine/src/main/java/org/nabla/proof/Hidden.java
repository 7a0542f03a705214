package org.nabla.proof;

import java.util.Optional;

/**
 * Something that the questions of a problem do not show.
 *
 * @param remedy what would show it; nothing when nothing was found
 */
record Hidden<T>(T what, Optional<Remedy> remedy) {}
