/**
 * Networks as graphs, the correct rules of the forward and the backward pass, and worked solutions.
 *
 * <p>Needs the JDK and commons-math3 and nothing else: following it should take calculus only.
 */
@NullMarked
package org.nabla.reference;

import org.jspecify.annotations.NullMarked;
