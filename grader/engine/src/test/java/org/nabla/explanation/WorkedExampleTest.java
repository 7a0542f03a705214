package org.nabla.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The examples of mistakes of each kind, word for word; the numbers are from NumPy or by hand. */
class WorkedExampleTest {

    private static final Path HOME = Path.of("../..");

    private final ExplanationPages pages = new ExplanationPages(HOME);

    private String example(String id) {
        String page = pages.about(id).orElseThrow();
        return page.substring(page.indexOf("## Example"));
    }

    /**
     * In NumPy: for each row of order and each i in it, W = W - 0.05 * 2 * (W @ x[:, [i]] - y[:, [i]]) @ x[:, [i]].T, and
     * ((W @ x - y)**2).sum(0).mean() at the end of the row; for the wrong ones with 0.5.
     */
    @Test
    void training_isShownByItsLosses() {
        assertThat(example("learning-rate-off-by-a-factor")).isEqualTo("""
                        ## Example

                        two outputs y_hat = W @ x, squared error, trained for 4 epochs, a step a sample:

                            W = [[0], [1]]
                            x = [[1, -2, 0.5]]
                            y = [[2, -3, 1.5],
                                 [-1, 1, 0]]
                            learning_rate = 0.05
                            order = [[0, 2, 1],
                                     [1, 2, 0],
                                     [0, 2, 1],
                                     [0, 1, 2]]

                        computed is 10 * learning_rate in the place of learning_rate

                            right: history(train_loss) = [[2.98282], [1.04071], [0.552816], [0.397263]]
                            wrong: history(train_loss) = [[11.7188], [0.833333], [11.7188], [4.84375]]

                        ## Where it shows

                        in history(train_loss) first, then in trained(W)
                        """);
    }

    /** By hand: p is used by q, which passes 0.4 back to it, and by r, which passes 0.133333 * 2.5 back. */
    @Test
    void engine_isShownByTheGradientOfOneNode() {
        assertThat(example("gradient-overwritten-at-shared-node")).isEqualTo("""
                        ## Example

                        an engine on the graph p = w * x, q = p - y, r = q * p, s = r / y, f = log(s):

                            w = 2
                            x = 1.5
                            y = 0.5
                            p = 3
                            q = 2.5
                            r = 7.5
                            s = 15
                            f = 2.70805
                            grad(s) = 0.0666667
                            grad(r) = 0.133333
                            grad(q) = 0.4

                            right: grad(p) = 0.733333
                            wrong: grad(p) = 0.4

                        ## Where it shows

                        in grad(p) first, then in grad(w), grad(x), grad(y)
                        """);
    }

    /** By hand: B @ A is [[2 - 1, 4 + 3], [1, -3]], and A @ B is [[2, 1 - 2], [-2, -1 - 3]]. */
    @Test
    void jacobian_isShownByItsEntries() {
        assertThat(example("composition-in-reading-order")).isEqualTo("""
                        ## Example

                        f = A @ x + c, g = B @ x + d, h = f + g, k = B @ f + d, h_same = f + (A @ x + d), k_same = A @ f +
                        d, t = tanh(f), i = f:

                            A = [[1, 2],
                                 [-1, 3]]
                            B = [[2, 1],
                                 [0, -1]]

                        computed is A @ B in the place of jacobian(k, x)

                            right: jacobian(k, x) = [[1, 7],
                                                     [1, -3]]
                            wrong: jacobian(k, x) = [[2, -1],
                                                     [-2, -4]]

                        ## Where it shows

                        in jacobian(k, x) first, then in jacobian(k, x, layout=denominator)
                        """);
    }

    /** In NumPy: np.log(np.exp(b * e).sum()) / b, and without the division. */
    @Test
    void softMaximum_isShownByItsValue() {
        assertThat(example("log-sum-exp-not-divided-by-b")).isEqualTo("""
                        ## Example

                        soft maximum m = logsumexp(b * e) / b, soft argmax s = softmax(b * e), and their limits:

                            b = 2
                            e = [[1], [2], [0.5]]

                        computed is logsumexp(b * e) in the place of m

                            right: m = 2.08492
                            wrong: m = 4.16985

                        ## Where it shows

                        in m first, then in m_large, grad(e, of=m)
                        """);
    }

    /** In NumPy as above, each loss divided by the 2 outputs. */
    @Test
    void history_isShownWithWhatIsWrittenIntoIt() {
        assertThat(example("metric-sum-called-mean")).contains("""
                            computed is history(train_loss) / outputs in the place of history(train_loss)

                                right: history(train_loss) = [[2.98282], [1.04071], [0.552816], [0.397263]]
                                wrong: history(train_loss) = [[1.49141], [0.520353], [0.276408], [0.198632]]
                            """.stripIndent());
    }

    @Test
    void everyMistakeWithNumbers_hasAnExample() throws IOException {
        List<String> without = new ArrayList<>();
        String catalogue = Files.readString(HOME.resolve("problems/misconceptions.yaml"));
        for (String entry : Pattern.compile("(?m)^- id: ").split(catalogue, -1)) {
            String id = entry.lines().findFirst().orElse("");
            boolean numbers = entry.contains("\n  mutations:");
            if (!id.startsWith("#") && pages.about(id).orElseThrow().contains("## Example") != numbers) {
                without.add(id);
            }
        }

        assertThat(without).isEmpty();
        assertThat(pages.about("rng-wrong-distribution").orElseThrow()).endsWith("""
                        ## Where it shows

                        no formula stands for it, so there are no numbers to show, and no report names it
                        """);
    }
}
