/**
 * What a problem is made of, and what of it may be given away: the whole of it for a grader, the open part for students.
 *
 * <p>It knows problem files and nothing of what is done with them.
 */
@NullMarked
package org.nabla.handout;

import org.jspecify.annotations.NullMarked;
