/** Named expressions as a graph of operations, and its evaluation over flat arrays. Depends on expressions and rules. */
@NullMarked
package org.nabla.reference.graph;

import org.jspecify.annotations.NullMarked;
