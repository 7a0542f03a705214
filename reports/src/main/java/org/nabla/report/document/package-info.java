/** The native report as data: what its JSON says and no more, for whoever makes another format of it. */
@NullMarked
package org.nabla.report.document;

import org.jspecify.annotations.NullMarked;
