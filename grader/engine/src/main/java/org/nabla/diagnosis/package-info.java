/** Names the mistake behind a wrong value, by computing what known mistakes would have given. */
@NullMarked
package org.nabla.diagnosis;

import org.jspecify.annotations.NullMarked;
