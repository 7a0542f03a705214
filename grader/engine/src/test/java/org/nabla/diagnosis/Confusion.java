package org.nabla.diagnosis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.nabla.reference.Matrix;
import org.nabla.reference.calculus.Answers;
import org.nabla.reference.calculus.Backpropagation;
import org.nabla.reference.calculus.Reordered;
import org.nabla.reference.calculus.Rewriting;
import org.nabla.reference.calculus.WalkingBack;
import org.nabla.reference.calculus.Worksheet;
import org.nabla.reference.expression.ExpressionParser;
import org.nabla.reference.rule.Order;
import org.nabla.spec.Instance;

/** How often a mistake is called by its name: whole worksheets with known mistakes, by the diagnosis. */
final class Confusion {

    static final int TRIALS = 200;

    private final Subject subject;
    private final Map<String, Mutant> mutants = new LinkedHashMap<>();

    Confusion(Subject subject) {
        this.subject = subject;
    }

    /** What was said about one mistake. */
    enum Named {
        ALONE,
        CLASS,
        NOT,
        WRONGLY,
        UNSEEN
    }

    /**
     * One mistake at a time.
     *
     * @param others what was said where the name was not given alone, by mistake
     */
    record Singles(int tried, Map<Named, Integer> counts, Map<String, String> others) {
        int count(Named named) {
            return counts.getOrDefault(named, 0);
        }
    }

    /** Two mistakes at once: how often both names are given, one, none, and a name that is neither. */
    record Pairs(int both, int one, int none, List<String> misnamed, List<String> notes) {
        int wrong() {
            return misnamed.size();
        }
    }

    /** One wrong entry that no mistake explains. */
    record Slips(int noticed, int oneStep, int misnamed, List<String> notes) {}

    Singles singles(Predicate<String> wanted, OptionalInt decimals) {
        Map<Named, Integer> counts = new TreeMap<>();
        Map<String, String> others = new LinkedHashMap<>();
        int tried = 0;
        for (String id : subject.mistakes()) {
            if (wanted.test(id)) {
                tried++;
                Map<Claim, Finding> findings = subject.diagnosed(subject.worksheet(id), decimals);
                Named named = named(findings, id);
                counts.merge(named, 1, Integer::sum);
                if (named != Named.ALONE) {
                    others.put(id, named + " " + said(findings));
                }
            }
        }
        return new Singles(tried, counts, others);
    }

    static Named named(Map<Claim, Finding> findings, String id) {
        if (findings.isEmpty()) {
            return Named.UNSEEN;
        }
        boolean all = true;
        boolean alone = true;
        boolean wrong = false;
        boolean any = false;
        for (Finding finding : findings.values()) {
            if (!(finding instanceof Finding.Follows)) {
                Set<String> names = names(finding);
                any = true;
                all &= names.contains(id);
                alone &= names.size() == 1;
                wrong |= !names.isEmpty() && !names.contains(id);
            }
        }
        if (wrong) {
            return Named.WRONGLY;
        }
        return any && all ? alone ? Named.ALONE : Named.CLASS : Named.NOT;
    }

    static Set<String> names(Finding finding) {
        Set<String> names = new LinkedHashSet<>();
        if (finding instanceof Finding.Named named) {
            named.mistakes().forEach(mistake -> names.add(mistake.id()));
        } else if (finding instanceof Finding.OtherConvention other) {
            names.add(other.convention().id());
        }
        return names;
    }

    /** Every finding that is not carried forward, by quantity. */
    static Map<String, String> said(Map<Claim, Finding> findings) {
        Map<String, String> said = new LinkedHashMap<>();
        findings.forEach((claim, finding) -> {
            if (!(finding instanceof Finding.Follows)) {
                Set<String> names = names(finding);
                said.put(claim.asks().toString(), names.isEmpty() ? "unknown" : String.join(" or ", names));
            }
        });
        return said;
    }

    Pairs pairs(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> pool = subject.pool();
        int[] counts = new int[3];
        List<String> wrong = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (int tried = 0; tried < TRIALS; ) {
            String one = pool.get(random.nextInt(pool.size()));
            String other = pool.get(random.nextInt(pool.size()));
            Optional<Mutant> both = both(one, other);
            if (both.isEmpty()) {
                continue;
            }
            Map<String, Matrix> worksheet = subject.worksheet(both.get(), Worksheet.Fixed.NONE);
            if (worksheet.size() < subject.right().size()) {
                continue;
            }
            tried++;
            Map<Claim, Finding> findings = subject.diagnosed(worksheet, OptionalInt.empty());
            Set<String> named = new LinkedHashSet<>();
            Set<String> misnamed = new LinkedHashSet<>();
            for (Finding finding : findings.values()) {
                Set<String> names = names(finding);
                named.addAll(names);
                if (!names.contains(one) && !names.contains(other)) {
                    misnamed.addAll(names);
                }
            }
            int found = (named.contains(one) ? 1 : 0) + (named.contains(other) ? 1 : 0);
            counts[found]++;
            if (!misnamed.isEmpty()) {
                wrong.add("`" + one + "` with `" + other + "` is called `" + String.join("` or `", misnamed) + "`");
            }
            if (found < 2) {
                notes.add(one + " + " + other + ": " + said(findings));
            }
        }
        return new Pairs(counts[2], counts[1], counts[0], wrong, notes);
    }

    private Optional<Mutant> both(String one, String other) {
        return one.equals(other) ? Optional.empty() : mutant(one).and(mutant(other));
    }

    private Mutant mutant(String id) {
        return mutants.computeIfAbsent(id, name -> subject.mutant(name).orElseThrow());
    }

    /** One entry of one value off by 2 to 50 %, and everything else right from there. */
    Slips slips(long seed, OptionalInt decimals) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> questions = subject.right().keySet().stream()
                .filter(question -> !question.endsWith(", " + subject.loss() + ")"))
                .toList();
        int noticed = 0;
        int oneStep = 0;
        int misnamed = 0;
        List<String> notes = new ArrayList<>();
        for (int trial = 0; trial < TRIALS; trial++) {
            String question = questions.get(random.nextInt(questions.size()));
            double factor = 1 + (random.nextBoolean() ? 1 : -1) * (0.02 + 0.48 * random.nextDouble());
            Map<String, Matrix> worksheet = slipped(question, factor, random.nextInt(1 << 20));
            Map<Claim, Finding> findings = subject.diagnosed(worksheet, decimals);
            long roots = findings.values().stream()
                    .filter(finding -> !(finding instanceof Finding.Follows))
                    .count();
            boolean named = findings.values().stream()
                    .anyMatch(finding -> !names(finding).isEmpty());
            noticed += roots > 0 ? 1 : 0;
            oneStep += roots == 1 ? 1 : 0;
            misnamed += named ? 1 : 0;
            if (named || roots > 1) {
                notes.add(question + " times " + factor + ": " + said(findings));
            }
        }
        return new Slips(noticed, oneStep, misnamed, notes);
    }

    private Map<String, Matrix> slipped(String question, double factor, int entry) {
        Matrix right = Objects.requireNonNull(subject.right().get(question));
        double[] entries = right.toArray();
        entries[entry % entries.length] *= factor;
        Matrix wrong = Matrix.of(right.shape(), entries);
        Worksheet.Fixed fixed = Worksheet.Fixed.of(Map.of(ExpressionParser.parse(question), wrong), subject.loss());
        var answers = subject.suspects().byHand(subject.instance(), fixed);
        Map<String, Matrix> worksheet = new LinkedHashMap<>();
        subject.right().keySet().forEach(each -> worksheet.put(each, answers.to(ExpressionParser.parse(each))));
        worksheet.put(question, wrong);
        return worksheet;
    }

    /** Right worksheets: how many there were, how many had a value judged wrong, and how many were told a mistake. */
    record Innocent(int worksheets, int doubted, int accused) {}

    /** Random numbers of the same shapes; every sum taken in another order, or every value rounded to a float. */
    Innocent innocent(long seed, boolean reordered) {
        SplittableRandom random = new SplittableRandom(seed);
        int doubted = 0;
        int accused = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            Instance instance = redrawn(random);
            Answers.Setting setting = subject.problem().model().setting(instance);
            Map<String, Matrix> due =
                    answered(new Answers<>(new Backpropagation(setting.graph()), setting, instance.leaves()));
            Map<String, Matrix> said =
                    answered(reordered ? reordered(setting, instance, trial) : single(setting, instance));
            Map<Claim, Finding> findings = subject.diagnosed(subject.claims(instance, said, due, OptionalInt.empty()));
            doubted += findings.isEmpty() ? 0 : 1;
            accused += findings.values().stream()
                            .allMatch(finding -> names(finding).isEmpty())
                    ? 0
                    : 1;
        }
        return new Innocent(TRIALS, doubted, accused);
    }

    private static Answers<Matrix> reordered(Answers.Setting setting, Instance instance, int trial) {
        Order order = trial % 2 == 0 ? Order.REVERSED : Order.shuffled(trial);
        return new Answers<>(new Reordered(Reordered.graph(setting.graph(), order), order), setting, instance.leaves());
    }

    private static Answers<Matrix> single(Answers.Setting setting, Instance instance) {
        Rewriting floats = new Rewriting(
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                WalkingBack.RIGHT,
                matrix -> matrix.map(entry -> (float) entry));
        Map<String, Matrix> leaves = new LinkedHashMap<>();
        instance.leaves().forEach((name, value) -> leaves.put(name, value.map(entry -> (float) entry)));
        return new Answers<>(new Worksheet(setting, floats, Worksheet.Fixed.NONE), setting, leaves);
    }

    private Map<String, Matrix> answered(Answers<Matrix> answers) {
        Map<String, Matrix> worksheet = new LinkedHashMap<>();
        subject.right().keySet().forEach(each -> worksheet.put(each, answers.to(ExpressionParser.parse(each))));
        return worksheet;
    }

    private Instance redrawn(SplittableRandom random) {
        Map<String, Matrix> leaves = new LinkedHashMap<>(subject.instance().leaves());
        subject.problem()
                .model()
                .parameters()
                .keySet()
                .forEach(name -> leaves.computeIfPresent(
                        name, (same, value) -> value.map(entry -> 2 * random.nextDouble() - 1)));
        Instance instance = subject.instance();
        return new Instance("redrawn", leaves, instance.sizes(), instance.constants(), Optional.empty());
    }
}
