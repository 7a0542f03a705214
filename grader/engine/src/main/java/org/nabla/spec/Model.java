package org.nabla.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nabla.reference.calculus.Answers;
import org.nabla.reference.calculus.Update;
import org.nabla.reference.expression.Expression;
import org.nabla.reference.graph.Graph;
import org.nabla.reference.graph.Vocabulary;

/**
 * What a problem is about: the quantities, how they are computed, and how the parameters move.
 *
 * @param definitions the expression of every computed quantity
 * @param targets the inputs that a forward pass does not see
 * @param loss the quantity that is minimised; empty when there is none
 */
public record Model(
        Map<String, Leaf> parameters,
        Map<String, Leaf> inputs,
        Set<String> targets,
        Map<String, Expression> definitions,
        String loss,
        Update update,
        Naming naming) {

    public Model {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        targets = Set.copyOf(targets);
        definitions = Collections.unmodifiableMap(new LinkedHashMap<>(definitions));
    }

    public boolean hasLoss() {
        return !loss.isEmpty();
    }

    /** Every parameter and input. */
    public Map<String, Leaf> leaves() {
        Map<String, Leaf> leaves = new LinkedHashMap<>(parameters);
        leaves.putAll(inputs);
        return leaves;
    }

    /** The computed quantities but for the loss, in the order of the file. */
    public List<String> inner() {
        return definitions.keySet().stream().filter(name -> !name.equals(loss)).toList();
    }

    /** The graph for the sizes of an instance. */
    public Graph graph(Map<String, Integer> sizes) {
        return Graph.of(leaves().keySet(), definitions, new Vocabulary(sizes));
    }

    /** The graph of an instance, which may compute some quantities in its own way. */
    public Graph graph(Instance instance) {
        return Graph.of(leaves().keySet(), definitions(instance), new Vocabulary(instance.sizes()));
    }

    /** The expression of every computed quantity in an instance, under the names and in the order of the file. */
    public Map<String, Expression> definitions(Instance instance) {
        Map<String, Expression> all = new LinkedHashMap<>(definitions);
        all.putAll(instance.definitions());
        return all;
    }

    /** What questions are asked about, for one instance. */
    public Answers.Setting setting(Instance instance) {
        Map<String, Double> settings = new LinkedHashMap<>(update.settings());
        settings.putAll(instance.constants());
        Update moved = new Update(update.rule(), settings, update.learnable(), update.decay(), update.decayed());
        return new Answers.Setting(
                graph(instance),
                new Vocabulary(instance.sizes()),
                loss,
                moved,
                instance.constants(),
                instance.training());
    }
}
