/**
 * Compiles submissions in a process of its own, one after the other: files in, class files or errors out.
 *
 * <p>It needs only the JDK. No code of a submission runs here, but its text may lead the compiler astray; then this process
 * ends, and nothing else does.
 */
@NullMarked
package org.nabla.compiler;

import org.jspecify.annotations.NullMarked;
