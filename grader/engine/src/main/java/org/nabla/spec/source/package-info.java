/**
 * Files as trees of values with positions, before anything is known of what they should say.
 *
 * <p>Depends on {@code message} and on the two parsers, Jackson's streaming one and snakeyaml-engine, which appear
 * nowhere else.
 */
@NullMarked
package org.nabla.spec.source;

import org.jspecify.annotations.NullMarked;
