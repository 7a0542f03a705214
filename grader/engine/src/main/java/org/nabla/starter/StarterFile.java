package org.nabla.starter;

/** A file to begin with: its name, which the problem decides, and its text. */
public record StarterFile(String name, String text) {}
