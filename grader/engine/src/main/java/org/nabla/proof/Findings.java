package org.nabla.proof;

import java.util.ArrayList;
import java.util.List;
import org.nabla.message.Message;
import org.nabla.message.MessageCode;
import org.nabla.spec.Instance;
import org.nabla.spec.Question;

/** What the parts of a proof report: the only way in which one of them says anything. */
final class Findings {

    private final String problem;
    private final List<String> facts = new ArrayList<>();
    private final List<Message> notes = new ArrayList<>();
    private final List<Message> found = new ArrayList<>();
    private List<String> table = List.of();

    Findings(String problem) {
        this.problem = problem;
    }

    /** Something that was proven. */
    void fact(String fact) {
        facts.add(fact);
    }

    /** Something to know that need not change. */
    void note(Message note) {
        notes.add(note);
    }

    /** Something that has to change. */
    void add(Message finding) {
        found.add(finding);
    }

    /** What mistakes do to answers, for who wants to see all of it. */
    void table(List<String> lines) {
        table = lines;
    }

    /** How many there are so far; a part that added none has proven what it is about. */
    int count() {
        return found.size();
    }

    /** A message about the whole problem. */
    Message about(MessageCode code, String summary) {
        return Message.of(code, summary, "problem `%s`".formatted(problem));
    }

    /** A message about a question on an instance. */
    static Message at(MessageCode code, String summary, Question question, Instance instance) {
        return Message.of(code, summary, "%s, instance `%s`".formatted(question.position(), instance.id()));
    }

    static String counted(int count, String noun) {
        return "%d %s%s".formatted(count, noun, count == 1 ? "" : "s");
    }

    Proof proof() {
        return new Proof(problem, facts, notes, found, table);
    }
}
