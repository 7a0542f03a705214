/**
 * What a student starts from, written from a problem: a class with empty functions, and an empty answer sheet. Depends on
 * the problem and on no way of grading.
 */
@NullMarked
package org.nabla.starter;

import org.jspecify.annotations.NullMarked;
