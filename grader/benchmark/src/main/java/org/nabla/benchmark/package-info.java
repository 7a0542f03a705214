/** Measurements of how long the work of grading takes. */
@NullMarked
package org.nabla.benchmark;

import org.jspecify.annotations.NullMarked;
