/**
 * Draws the losses of a training over its epochs: a picture for pages, and characters for a terminal.
 *
 * <p>Every drawing is a pure function of curves and a title. What was submitted is a stranger's: histories of any length,
 * with NaN, infinities and any magnitude give a well-formed drawing.
 */
@NullMarked
package org.nabla.report.curve;

import org.jspecify.annotations.NullMarked;
