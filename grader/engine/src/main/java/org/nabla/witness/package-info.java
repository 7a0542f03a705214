/** Holds somebody's gradients against the slopes of the same somebody's loss; knows no right value. */
@NullMarked
package org.nabla.witness;

import org.jspecify.annotations.NullMarked;
