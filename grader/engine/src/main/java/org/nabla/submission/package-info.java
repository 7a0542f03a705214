/**
 * What a student handed in: read, compiled, started and called.
 *
 * <p>No class of a student's is ever loaded here. What comes back from a child is a claim made by untrusted code, and
 * is checked.
 */
@NullMarked
package org.nabla.submission;

import org.jspecify.annotations.NullMarked;
