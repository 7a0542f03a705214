/**
 * Pages for people, in a browser: one file each, which needs no network and, to be read, no script. What a stranger wrote
 * goes through {@code Html}, which shows it and lets no browser obey it.
 */
@NullMarked
package org.nabla.report.page;

import org.jspecify.annotations.NullMarked;
