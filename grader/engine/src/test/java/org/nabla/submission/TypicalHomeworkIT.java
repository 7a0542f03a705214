package org.nabla.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nabla.sandbox.ProcessSandbox;

/** What the archives are made from must do what it is there for, or they lack it and nobody notices. */
class TypicalHomeworkIT {

    private static final Set<String> FAILING = Set.of("fails", "outOfBounds", "sizes");

    @Test
    void everyCallReturns_butThoseThatFailOnPurpose() {
        Map<String, Reply> replies = new LinkedHashMap<>();
        try (JavaWorkshop workshop = new JavaWorkshop(StudentCode.workplace(), new ProcessSandbox(), 0);
                Runner runner = workshop.runner(
                        StudentCode.files(TypicalHomework.FILES.toArray(SourceFile[]::new)), StudentCode.LIMITS);
                Session session = runner.start()) {
            for (Call call : TypicalHomework.calls()) {
                replies.put(call.function(), session.call(call));
            }
        }

        assertThat(replies)
                .containsOnlyKeys("forward", "collections", "update", "entries", "fails", "outOfBounds", "sizes");
        replies.forEach((function, reply) -> assertThat(reply)
                .as(function)
                .isInstanceOfAny(
                        FAILING.contains(function)
                                ? new Class<?>[] {Reply.Raised.class}
                                : new Class<?>[] {Reply.Returned.class, Reply.Single.class}));
    }
}
