/** The command line, which wires the other packages together. */
@NullMarked
package org.nabla.cli;

import org.jspecify.annotations.NullMarked;
