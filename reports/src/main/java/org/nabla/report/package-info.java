/**
 * Writers that turn a graded submission into files for people and for learning-management systems.
 *
 * <p>Every writer is a pure function of what grading found and of who may see it ({@link org.nabla.report.Disclosure});
 * wire formats are written out by hand, so that renaming a record of the engine cannot change a file.
 */
@NullMarked
package org.nabla.report;

import org.jspecify.annotations.NullMarked;
