/**
 * Proves problems before they are handed out: expected values in independent ways, tolerances, what known
 * mistakes change, and known submissions.
 *
 * <p>May use everything in the engine; nothing in the engine uses it.
 */
@NullMarked
package org.nabla.proof;

import org.jspecify.annotations.NullMarked;
