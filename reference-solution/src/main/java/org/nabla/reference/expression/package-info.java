/** The language in which problems name quantities: text, parsed with positions into a tree. Depends on nothing. */
@NullMarked
package org.nabla.reference.expression;

import org.jspecify.annotations.NullMarked;
