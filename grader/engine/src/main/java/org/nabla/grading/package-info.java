/** Questions put to a submission, and the verdicts and scores that follow. */
@NullMarked
package org.nabla.grading;

import org.jspecify.annotations.NullMarked;
