/** NumPy's own files, read as matrices; depends on {@code message} and {@code reference}, and on no library. */
@NullMarked
package org.nabla.spec.numpy;

import org.jspecify.annotations.NullMarked;
