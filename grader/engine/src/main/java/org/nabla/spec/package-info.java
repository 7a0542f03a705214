/** Problem files: how they are read, checked, and turned into values. */
@NullMarked
package org.nabla.spec;

import org.jspecify.annotations.NullMarked;
