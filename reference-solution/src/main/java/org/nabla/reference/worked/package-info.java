/**
 * Worked solutions: each shipped problem solved as a student would hand it in, to be read beside a textbook.
 *
 * <p>They use commons-math3 and the JDK, nothing else of Nabla, so that the graphs and a worked solution can witness
 * for each other. Each file is a complete submission and is graded as one.
 */
@NullMarked
package org.nabla.reference.worked;

import org.jspecify.annotations.NullMarked;
