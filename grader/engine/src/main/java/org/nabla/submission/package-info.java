/** What a student handed in, and which language it is written in. */
@NullMarked
package org.nabla.submission;

import org.jspecify.annotations.NullMarked;
