"""Worksheets without a network of layers: affine maps and their Jacobians, the soft maximum, and graphs of numbers."""
from pathlib import Path

import numpy as np

import expressions
import graphs

PROBLEMS = Path(__file__).resolve().parents[5] / "problems"


def jacobians(r):
    """Four maps and two compositions with equal weights; a mistake of layers says nothing about what is written in one piece."""
    n = 4
    W1, W2 = r.randn(n, n), r.randn(n, n)
    b1, b2, x = r.randn(n, 1), r.randn(n, 1), r.randn(n, 1)

    def told(W1, b1, W2, b2, x, layer=lambda W, h, b: W @ h + b, w=lambda v: v):
        f, g = w(layer(W1, x, b1)), w(layer(W2, x, b2))
        right = {"f": f, "g": g, "h": w(f + g), "k": w(layer(W2, f, b2)), "h_equal": w(2 * W1 @ x + b1 + b2),
                 "k_equal": w(W1 @ (W1 @ x + b1) + b2)}
        for name, J in (("f", W1), ("g", W2), ("h", W1 + W2), ("k", W2 @ W1), ("h_equal", 2 * W1), ("k_equal", W1 @ W1)):
            right["jacobian(%s, x)" % name] = w(J)
            if name in "fk":
                right["jacobian(%s, x, layout=denominator)" % name] = w(J).T
        return right

    given = (W1, b1, W2, b2, x)
    right = told(*given)
    in_one_piece = ["h_equal", "k_equal"]
    no_map = [q for q in right if q.startswith("jacobian")] + in_one_piece
    stream = np.concatenate([v.ravel() for v in (W1, b1, W2, b2)])
    dealt = np.split(stream, [n * n, 2 * n * n, 2 * n * n + n])
    J, D = "jacobian(%s, x)", "jacobian(%s, x, layout=denominator)"
    forms = [
        ("bias-omitted-forward", told(*given, layer=lambda W, h, b: W @ h), in_one_piece),
        ("bias-row-vector-broadcast", told(*given, layer=lambda W, h, b: W @ h + b.T), no_map),
        ("elementwise-product-for-matmul", told(*given, layer=lambda W, h, b: W * h + b), no_map),
        ("elementwise-product-for-matmul", {J % "k": W2 * W1, J % "k_equal": W1 * W1, D % "k": (W2 * W1).T}, []),
        ("weight-transposed-forward", told(*given, layer=lambda W, h, b: W.T @ h + b), no_map),
        ("samples-features-swapped", {}, list(right)),
        ("rng-draw-order", told(dealt[0].reshape(n, n), dealt[2].reshape(n, 1), dealt[1].reshape(n, n), dealt[3].reshape(n, 1), x), []),
    ]
    for digits in (2, 3, 4):
        forms.append(("premature-rounding-%dd" % digits, told(*given, w=lambda v: np.round(v, digits)),
                      [q for q in right if q.startswith("jacobian")]))  # most of them are copied from what is given
    return "jacobians", dict(W1=W1, W2=W2, b1=b1, b2=b2, x=x), right, forms


def derivative(f, e):
    """The Jacobian of a function of a column, by steps in the imaginary direction, which lose no digits."""
    tiny = 1e-30
    return np.hstack([f(e + 1j * tiny * unit[:, None]).imag / tiny for unit in np.eye(len(e))])


def softargmax(r):
    n, b = 5, np.array([[2.0]])
    e, bs = r.randn(n, 1), np.array([[0.4, 1.7, 3.1]])
    highest = int(e.argmax())
    top = lambda z: np.eye(n)[:, [highest]] + 0 * z
    peak = lambda z: z[[highest]]  # the maximum; all columns are multiples of e
    soft = lambda z: np.exp(z - peak(z)) / np.exp(z - peak(z)).sum(axis=0)
    lse = lambda z: np.log(np.exp(z - peak(z)).sum(axis=0, keepdims=True)) + peak(z)
    maximum = lambda e, b: lse(e @ b) / b
    slope = lambda s: np.diag(s[:, 0]) - s @ s.T

    def told(soft=lambda e, b: soft(e @ b), lse=maximum, by_hand=False, several=None, w=lambda v: v):
        s, large, equal = w(soft(e, b)), w(e + 1000), w(np.full((n, 1), 1 / n))
        right = {"lse": lse(e, b), "s": s, "lse_bs": lse(e, bs), "s_bs": (several or soft)(e, bs),
                 "gap_bs": w(lse(e, bs)) - np.log(n) / bs, "lse_large": lse(large, b), "s_large": soft(large, b),
                 "lse_inf": e.max() + 0 * b, "jacobian(lse_inf, e, layout=denominator)": top(e),
                 "s_0": equal, "gap_0": (equal * e).sum() + 0 * b}
        right["grad(e)"] = s if by_hand else derivative(lambda v: lse(v, b), e).T
        right["jacobian(s, e)"] = b * slope(s) if by_hand else derivative(lambda v: soft(v, b), e)
        return {q: v if "jacobian" in q else w(v) for q, v in right.items()}  # nothing goes on from a Jacobian

    right = told()
    limits = ["s_0", "gap_0"]
    forms = [("softmax-jacobian-diagonal-only", {"jacobian(s, e)": np.diag(np.diag(right["jacobian(s, e)"]))}, []),
             ("softmax-wrong-axis", {"s_bs": np.exp(e @ bs) / np.exp(e @ bs).sum(axis=1, keepdims=True)}, [])]
    for by_hand in (False, True):
        forms.append(("log-sum-exp-as-maximum", told(lse=lambda e, b: peak(e) + 0 * b, by_hand=by_hand), []))
        forms.append(("log-sum-exp-not-divided-by-b", told(lse=lambda e, b: lse(e @ b), by_hand=by_hand), []))
    wrong = [("inverse-temperature-ignored", lambda e, b: soft(e + 0 * b), maximum),
             ("temperature-for-inverse-temperature", lambda e, b: soft(e @ (1 / b)), lambda e, b: lse(e @ (1 / b)) * b),
             ("softmax-as-argmax", lambda e, b: top(e) + 0 * b, maximum),
             ("softmax-misplaced-parenthesis", lambda e, b: np.exp(e @ b / np.exp(e @ b).sum(axis=0)), maximum),
             ("softmax-misplaced-parenthesis", lambda e, b: np.exp((e - peak(e)) @ b / np.exp((e - peak(e)) @ b).sum(axis=0)), maximum),
             ("softmax-shift-numerator-only", lambda e, b: np.exp((e - peak(e)) @ b) / np.exp(e @ b).sum(axis=0), maximum),
             ("softmax-without-exponential", lambda e, b: e @ b / (e @ b).sum(axis=0), maximum)]
    for mistake, soft_, lse_ in wrong:
        for by_hand in (False, True):
            with np.errstate(all="ignore"):
                forms.append((mistake, told(soft_, lse_, by_hand), limits + (["gap_bs"] if lse_ is not maximum else [])))
    for digits in (2, 3, 4):
        forms.append(("premature-rounding-%dd" % digits, told(by_hand=True, w=lambda v: np.round(v, digits)), []))
    return "softmax-softargmax", dict(e=e, b=b, bs=bs), right, forms


def engine(r):
    nodes = expressions.graph(PROBLEMS)
    leaves = {name: np.array([[value]]) for name, value in dict(w1=0.83, w2=-1.7, w3=0.6, x1=-1.2, x2=0.85).items()}

    def told(written=lambda v: v, **how):
        values = graphs.evaluated(nodes, leaves, written)
        all_told = {name: values[name] for name, _, _ in nodes}
        for output in ("c6", "p7", "v17"):
            found = graphs.gradients(nodes, values, output, written=written, **how)
            all_told.update({"grad(%s, of=%s)" % (name, output): g for name, g in found.items()})
        return all_told

    right = told()
    used = {operation for _, operation, _ in nodes}
    forms = [(mistake, told(pulls=pulls), []) for mistake, pulls in graphs.WRONG_PULLS if used & set(pulls)]
    forms += [(mistake, told(uses=uses), []) for mistake, uses in graphs.WRONG_USES]
    forms.append(("output-gradient-not-seeded", told(seed=0.0), []))
    for digits in (2, 3, 4):
        forms.append(("premature-rounding-%dd" % digits, told(written=lambda v: np.round(v, digits)), []))
    return "autograd-engine", leaves, right, forms
