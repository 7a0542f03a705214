/** What readers are told: codes, words, and places in a file. */
@NullMarked
package org.nabla.message;

import org.jspecify.annotations.NullMarked;
