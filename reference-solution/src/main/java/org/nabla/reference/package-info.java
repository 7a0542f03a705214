/** Networks as graphs, and the correct forward and backward rules they are built from. */
@NullMarked
package org.nabla.reference;

import org.jspecify.annotations.NullMarked;
