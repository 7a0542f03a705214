/** The table of rules: for every operation its shape, its value and its vector-Jacobian product. Depends on matrices only. */
@NullMarked
package org.nabla.reference.rule;

import org.jspecify.annotations.NullMarked;
