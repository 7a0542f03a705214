package org.nabla.diagnosis;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.*;
import org.junit.jupiter.api.Test;
import org.nabla.reference.Matrix;
import org.nabla.reference.expression.*;
import org.nabla.spec.*;

class DiagnosisTest {
    @Test
    void explore() throws IOException {
        for (MutantsTest.Sheet sheet : MutantsTest.sheets().toList()) {
            Problem problem =
                    ProblemReader.read(MutantsTest.HOME.resolve("problems").resolve(sheet.problem()));
            Instance instance = MutantsTest.instance(problem, sheet.data());
            Diagnosis diagnosis =
                    new Diagnosis(problem, Catalogue.read(MutantsTest.HOME.resolve("problems/misconceptions.yaml")));
            int alone = 0, in = 0, un = 0, mis = 0, inv = 0;
            List<String> notes = new ArrayList<>();
            long t = System.nanoTime();
            for (Map.Entry<String, JsonNode> e : sheet.data().get("answers").properties()) {
                List<Claim> claims = claims(sheet.data(), e.getValue(), instance);
                Map<Claim, Finding> found = diagnosis.of(claims);
                if (found.isEmpty()) {
                    inv++;
                    continue;
                }
                Set<String> names = new LinkedHashSet<>();
                boolean all = true, unique = true;
                List<String> text = new ArrayList<>();
                for (var f : found.entrySet()) {
                    if (f.getValue() instanceof Finding.Named n) {
                        List<String> ids =
                                n.mistakes().stream().map(Mistake::id).toList();
                        all &= ids.contains(e.getKey());
                        unique &= ids.size() == 1;
                        text.add(f.getKey().asks() + "=" + ids + n.together());
                    } else if (f.getValue() instanceof Finding.OtherConvention c) {
                        all &= c.convention().id().equals(e.getKey());
                        text.add(f.getKey().asks() + "~" + c.convention().id());
                        names.add("c");
                    } else if (f.getValue() instanceof Finding.Unknown) {
                        all = false;
                        text.add(f.getKey().asks() + "=?");
                    }
                }
                boolean any = !text.isEmpty();
                if (any && all && unique) alone++;
                else if (any && all) {
                    in++;
                    notes.add(e.getKey() + " CLASS " + text.get(0));
                } else {
                    boolean bad = text.stream().anyMatch(x -> x.contains("=[") && !x.contains(e.getKey()));
                    if (bad) mis++;
                    else un++;
                    notes.add(e.getKey() + (bad ? " MIS " : " UN ") + text);
                }
            }
            System.out.println(sheet + " alone " + alone + " class " + in + " unnamed " + un + " misnamed " + mis
                    + " invisible " + inv + " in " + (System.nanoTime() - t) / 1000000 + " ms");
            notes.forEach(n -> System.out.println("    " + n.substring(0, Math.min(n.length(), 420))));
        }
    }

    static List<Claim> claims(JsonNode data, JsonNode change, Instance instance) {
        Map<String, Matrix> said = new LinkedHashMap<>();
        Map<String, Matrix> right = new LinkedHashMap<>();
        List<String> order = new ArrayList<>();
        for (var e : data.get("correct").properties()) {
            String q = e.getKey();
            boolean missing = false;
            for (JsonNode n : change.get("missing")) missing |= n.asText().equals(q);
            right.put(q, MutantsTest.matrix(e.getValue()));
            if (!missing) {
                said.put(
                        q,
                        change.get("differs").has(q)
                                ? MutantsTest.matrix(change.get("differs").get(q))
                                : right.get(q));
                order.add(q);
            }
        }
        Map<String, Claim.Known> known = new LinkedHashMap<>();
        said.forEach((q, v) -> {
            Expression x = ExpressionParser.parse(q);
            known.put(x.toString(), Claim.Known.exactly(x, v, false));
        });
        List<Claim> claims = new ArrayList<>();
        for (String q : order)
            claims.add(new Claim(
                    ExpressionParser.parse(q),
                    new Tolerance(1e-7, 1e-12),
                    List.of(new Claim.Observation(
                            instance,
                            said.get(q),
                            right.get(q),
                            !change.get("differs").has(q),
                            known,
                            Matrix.filled(said.get(q).shape(), 0)))));
        return claims;
    }
}
