/**
 * Grades many submissions so that nothing is lost: who handed in what, what is finished, what changed since.
 *
 * <p>Knows keys and content hashes; no clock is in a result, and nothing depends on how many machines or threads there
 * are. It grades through {@code grading} and leaves the writing of reports to whoever uses it.
 */
@NullMarked
package org.nabla.batch;

import org.jspecify.annotations.NullMarked;
