/**
 * Programs that attack the grader, kept as data in the folder of the same name under {@code resources}, and the suite that
 * grades them at every level of isolation.
 */
@NullMarked
package org.nabla.hostile;

import org.jspecify.annotations.NullMarked;
