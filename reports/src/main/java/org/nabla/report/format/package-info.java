/** What other programs take: each format a function of the native reports, with the rules of whoever reads it. */
@NullMarked
package org.nabla.report.format;

import org.jspecify.annotations.NullMarked;
