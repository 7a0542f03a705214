/** Writers that turn a graded submission into files for people and for learning-management systems. */
@NullMarked
package org.nabla.report;

import org.jspecify.annotations.NullMarked;
