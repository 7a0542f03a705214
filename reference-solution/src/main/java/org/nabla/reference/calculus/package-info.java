/** Answers to questions about a graph, computed in several independent ways. Depends on graphs. */
@NullMarked
package org.nabla.reference.calculus;

import org.jspecify.annotations.NullMarked;
