package org.nabla.grading;

import java.util.Optional;
import org.nabla.message.Message;
import org.nabla.witness.GradientCheck;

/**
 * A gradient check, and what it means beside the verdicts.
 *
 * @param message what a reader is told; nothing where the verdicts say as much
 * @param forStudents whether it follows from questions alone that a student may see
 */
public record Witnessed(GradientCheck check, Optional<Message> message, boolean forStudents) {}
