package org.nabla.proof;

/**
 * A change to a problem that was tried, and under which more is seen of a mistake.
 *
 * @param because what hides the mistake as the problem is
 * @param advice what to change
 * @param ofInstances whether other numbers are enough; otherwise it takes another question
 */
record Remedy(String because, String advice, boolean ofInstances) {}
