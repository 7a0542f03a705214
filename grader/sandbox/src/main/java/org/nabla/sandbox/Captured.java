package org.nabla.sandbox;

/**
 * The beginning of what a child wrote to its standard error.
 *
 * @param dropped bytes that came after it and were not kept
 */
public record Captured(String text, long dropped) {}
