/**
 * What {@code nabla explain} shows: the pages of message codes and the catalogue of misconceptions. It reads files with
 * {@code spec.source}, which is why it is not part of {@code message}.
 */
@NullMarked
package org.nabla.explanation;

import org.jspecify.annotations.NullMarked;
