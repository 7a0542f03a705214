package org.nabla.submission;

/** The beginning of what a student's code printed. */
public record Console(String text, boolean truncated) {}
