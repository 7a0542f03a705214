package org.nabla.proof;

import java.util.List;
import org.nabla.message.Message;

/**
 * What proving a problem found.
 *
 * @param facts what was proven, a line each
 * @param notes what an instructor should know and need not change
 * @param findings what has to change before the problem is handed out; none when it is proven
 * @param mistakes what known mistakes make of each answer, line by line
 */
public record Proof(
        String problem, List<String> facts, List<Message> notes, List<Message> findings, List<String> mistakes) {

    public Proof {
        facts = List.copyOf(facts);
        notes = List.copyOf(notes);
        findings = List.copyOf(findings);
        mistakes = List.copyOf(mistakes);
    }

    public boolean holds() {
        return findings.isEmpty();
    }
}
