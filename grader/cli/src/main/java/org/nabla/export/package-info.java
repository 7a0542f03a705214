/**
 * Packages for the platforms that students hand in to, and for students: each is a function of a problem, of this program's
 * own files, and of what was asked for. The same of these give the same bytes. Nothing here reads a command line or writes
 * to the disk.
 */
@NullMarked
package org.nabla.export;

import org.jspecify.annotations.NullMarked;
