/** Runs inside the child process, next to the student's code, and knows no expected value. */
@NullMarked
package org.nabla.worker;

import org.jspecify.annotations.NullMarked;
