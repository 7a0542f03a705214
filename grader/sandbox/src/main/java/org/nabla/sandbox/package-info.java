/** Starts, limits, and ends the child process that runs a student's code. */
@NullMarked
package org.nabla.sandbox;

import org.jspecify.annotations.NullMarked;
