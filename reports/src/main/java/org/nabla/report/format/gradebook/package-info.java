/** Grades of a whole batch as learning-management systems take them in: files to import, and bodies to send. */
@NullMarked
package org.nabla.report.format.gradebook;

import org.jspecify.annotations.NullMarked;
