/**
 * Runs inside the child process, next to the student's code: finds functions, calls them, hands back what they returned.
 *
 * <p>It shares a JVM with untrusted code, so it knows no expected value and needs only the JDK, commons-math3 and a
 * streaming JSON parser. Every student waits for it to start: no lambdas, no joining of strings with {@code +}, no
 * {@code String.format} and no regular expressions on the way to the first reply, since each costs ten milliseconds or
 * more in a fresh JVM.
 */
@NullMarked
package org.nabla.worker;

import org.jspecify.annotations.NullMarked;
