/** A problem's questions as a quiz takes them: one number each, with a tolerance. */
@NullMarked
package org.nabla.report.format.quiz;

import org.jspecify.annotations.NullMarked;
