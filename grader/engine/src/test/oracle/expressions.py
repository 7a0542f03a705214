#!/usr/bin/env python3
"""Computes, in NumPy, what the known mistakes make of worksheets that the taxonomy's rules do not reach: affine maps and
their Jacobians, the soft maximum, and graphs of numbers; and a few about networks that the taxonomy has not.

    python3 expressions.py ../../../../../problems > ../resources/org/nabla/diagnosis/expressions.json

PROBLEMS is the folder of the shipped problems, from which the graphs of the autograd engine are read. Every mistake is
written out as a student would program it. A value that the mistake says nothing about is left out under `missing`.
"""
import json
import re
import sys
from pathlib import Path

import numpy as np

rng = np.random.RandomState(7)


def rows(value):
    value = np.atleast_2d(np.asarray(value, float))
    return [[float("%.14g" % e) if np.isfinite(e) else str(e) for e in row] for row in value]


def worksheet(problem, leaves, right, answers, learning_rate=0.1):
    told = {}
    for mistake, wrong in answers.items():
        missing = wrong.pop("missing", [])
        assert set(wrong) <= set(right) and set(missing) <= set(right), mistake
        told[mistake] = dict(differs={k: rows(v) for k, v in wrong.items()}, missing=missing)
    return dict(problem=problem, loss="", learning_rate=learning_rate, leaves={k: rows(v) for k, v in leaves.items()},
                correct={k: rows(v) for k, v in right.items()}, answers=told)


def jacobians():
    n = 4
    W1, W2 = rng.randn(n, n), rng.randn(n, n)
    b1, b2, x = rng.randn(n, 1), rng.randn(n, 1), rng.randn(n, 1)
    f, g = W1 @ x + b1, W2 @ x + b2
    J = "jacobian(%s, x)"
    D = "jacobian(%s, x, layout=denominator)"
    right = {"f": f, "g": g, "h": f + g, "k": W2 @ f + b2, "h_equal": 2 * W1 @ x + b1 + b2, "k_equal": W1 @ f + b2,
             J % "f": W1, J % "g": W2, J % "h": W1 + W2, J % "k": W2 @ W1, J % "h_equal": 2 * W1, J % "k_equal": W1 @ W1,
             D % "f": W1.T, D % "k": (W2 @ W1).T}
    kept1, kept2, kept3 = W1 + b1, W2 + b2, W1 + b2
    linear = W1 @ x
    answers = {
        "composition-in-reading-order": {J % "k": W1 @ W2, D % "k": (W1 @ W2).T},
        "chain-rule-as-sum": {J % "k": W1 + W2, J % "k_equal": W1 + W1, D % "k": (W1 + W2).T},
        "matrix-square-entrywise": {J % "k_equal": W1 ** 2},
        "equal-terms-counted-once": {J % "h_equal": W1},
        "offset-kept-in-jacobian": {J % "f": kept1, J % "g": kept2, J % "h": kept1 + kept2, J % "k": kept2 @ kept1,
                                    J % "h_equal": kept1 + kept3, J % "k_equal": kept3 @ kept1,
                                    D % "f": kept1.T, D % "k": (kept2 @ kept1).T},
        "function-taken-for-its-jacobian": {"f": linear, "g": W2 @ x, "h": linear + W2 @ x, "k": W2 @ linear,
                                            "h_equal": 2 * linear, "k_equal": W1 @ linear},
        "inner-offset-lost": {"k": W2 @ linear + b2, "k_equal": W1 @ linear + b2},
        "transposed-product-keeps-order": {D % "k": W2.T @ W1.T},
        "jacobian-in-denominator-layout": {J % "f": W1.T, J % "g": W2.T, J % "h": (W1 + W2).T, J % "k": (W2 @ W1).T,
                                           J % "h_equal": 2 * W1.T, J % "k_equal": (W1 @ W1).T,
                                           "missing": [D % "f", D % "k"]},
    }
    return worksheet("jacobians", dict(W1=W1, W2=W2, b1=b1, b2=b2, x=x), right, answers)


def soft(z):
    e = np.exp(z - z.max(axis=0))
    return e / e.sum(axis=0)


def lse(z):
    top = z.max(axis=0)
    return np.log(np.exp(z - top).sum(axis=0)) + top


def naive(z):
    with np.errstate(over="ignore", invalid="ignore"):
        return np.log(np.exp(z).sum(axis=0)), np.exp(z) / np.exp(z).sum(axis=0)


def softargmax():
    n, b = 5, 2.0
    e, bs = rng.randn(n, 1), np.array([[0.4, 1.7, 3.1]])
    large = e + 1000
    slope = lambda s: np.diag(s[:, 0]) - s @ s.T
    s = soft(b * e)
    top = np.eye(n)[:, [int(e.argmax())]]
    jac, inf = "jacobian(s, e)", "jacobian(lse_inf, e, layout=denominator)"
    away = np.log(n) / bs
    right = {"lse": lse(b * e) / b, "s": s, "grad(e)": s, jac: b * slope(s), "lse_bs": lse(e @ bs) / bs, "s_bs": soft(e @ bs),
             "gap_bs": lse(e @ bs) / bs - away, "lse_large": lse(b * large) / b, "s_large": soft(b * large),
             "lse_inf": e.max(), inf: top, "s_0": np.full((n, 1), 1 / n), "gap_0": e.mean()}
    cold, undivided = lse(e @ (1 / bs)) * bs, lse(e @ bs)
    answers = {
        "log-sum-exp-as-maximum": {"lse": e.max(), "grad(e)": top, "lse_bs": e.max() + 0 * bs, "gap_bs": e.max() - away,
                                   "lse_large": large.max()},
        "log-sum-exp-not-divided-by-b": {"lse": lse(b * e), "grad(e)": b * s, "lse_bs": undivided, "gap_bs": undivided - away,
                                         "lse_large": lse(b * large)},
        "log-sum-exp-shift-not-added-back": {"lse": lse(b * e) / b - e.max(), "lse_bs": lse(e @ bs) / bs - e.max(),
                                             "gap_bs": lse(e @ bs) / bs - e.max() - away,
                                             "lse_large": lse(b * large) / b - large.max(), "missing": ["grad(e)"]},
        "temperature-for-inverse-temperature": {"lse": lse(e / b) * b, "s": soft(e / b), "grad(e)": soft(e / b),
                                                jac: slope(soft(e / b)) / b, "lse_bs": cold, "s_bs": soft(e @ (1 / bs)),
                                                "lse_large": lse(large / b) * b, "s_large": soft(large / b),
                                                "missing": ["gap_bs"]},
        "inverse-temperature-ignored": {"s": soft(e), jac: slope(soft(e)), "s_bs": soft(e + 0 * bs), "s_large": soft(large)},
        "softmax-jacobian-without-b": {jac: slope(s)},
        "log-sum-exp-gradient-extra-b": {"grad(e)": b * s},
        "softmax-naive-overflow": {"lse_large": naive(b * large)[0] / b, "s_large": naive(b * large)[1]},
        "softmax-limits-swapped": {inf: np.full((n, 1), 1 / n), "s_0": top, "missing": ["gap_0"]},
        "log-sum-exp-small-b-limit-zero": {"gap_0": 0},
    }
    return worksheet("softmax-softargmax", dict(e=e, b=b, bs=bs), right, answers)


SLOPES = {  # of the operand and the value
    "tanh": lambda x, v: 1 - v ** 2, "exp": lambda x, v: v, "square": lambda x, v: 2 * x, "log": lambda x, v: 1 / x,
    "sigmoid": lambda x, v: v * (1 - v), "relu": lambda x, v: float(x > 0), "abs": lambda x, v: np.sign(x),
    "negate": lambda x, v: -1.0, "sqrt": lambda x, v: 0.5 / v}
FUNCTIONS = {"tanh": np.tanh, "exp": np.exp, "square": np.square, "log": np.log, "sigmoid": lambda x: 1 / (1 + np.exp(-x)),
             "relu": lambda x: max(x, 0.0), "abs": abs, "negate": lambda x: -x, "sqrt": np.sqrt}
PAIRS = {"+": lambda x, y: (x + y, (1, 1)), "-": lambda x, y: (x - y, (1, -1)), "*": lambda x, y: (x * y, (y, x)),
         "/": lambda x, y: (x / y, (1 / y, -x / y ** 2))}


def graph(folder):
    """The nodes of the problem, in order: name, operation, operands."""
    nodes = []
    for line in (Path(folder) / "autograd-engine" / "problem.yaml").read_text().splitlines():
        pair = re.fullmatch(r"    ([cpv]\d+): (\w+) ([-+*/]) (\w+)", line)
        one = re.fullmatch(r"    ([cpv]\d+): (\w+)\((\w+)\)", line)
        if pair:
            nodes.append((pair[1], pair[3], [pair[2], pair[4]]))
        elif one:
            nodes.append((one[1], one[2], [one[3]]))
    assert len(nodes) == 30, len(nodes)
    return nodes


def engine(folder):
    nodes = graph(folder)
    leaves = dict(w1=0.83, w2=-1.7, w3=0.6, x1=-1.2, x2=0.85)
    values, local = dict(leaves), {}
    for name, operation, operands in nodes:
        x = [values[o] for o in operands]
        if operation in PAIRS:
            values[name], local[name] = PAIRS[operation](*x)
        else:
            values[name] = float(FUNCTIONS[operation](x[0]))
            local[name] = (SLOPES[operation](x[0], values[name]),)

    def gradients(output, seed=1.0, slopes=local, put=lambda old, new: old + new, once=False):
        reached, stack = {output}, [output]
        by_name = {name: operands for name, _, operands in nodes}
        while stack:
            for operand in by_name.get(stack.pop(), []):
                if operand not in reached:
                    reached.add(operand)
                    stack.append(operand)
        adjoint = {name: 0.0 for name in sorted(reached)}
        adjoint[output] = seed
        for name, _, operands in reversed(nodes):
            if name in reached:
                for i, operand in enumerate(operands):
                    if not (once and operand in operands[:i]):
                        adjoint[operand] = put(adjoint[operand], slopes[name][i] * adjoint[name])
        return {"grad(%s, of=%s)" % (name, output): value for name, value in adjoint.items()}

    def everywhere(**how):
        return {k: v for output in ("c6", "p7", "v17") for k, v in gradients(output, **how).items()}

    def with_slopes(kind, change):
        other = dict(local)
        for name, operation, operands in nodes:
            if operation == kind:
                other[name] = change(*[values[o] for o in operands], values[name])
        return everywhere(slopes=other)

    right = everywhere()
    answers = {
        "gradient-overwritten-at-shared-node": everywhere(put=lambda old, new: new),
        "equal-terms-counted-once": everywhere(once=True),
        "output-gradient-not-seeded": everywhere(seed=0.0),
        "quotient-second-operand-sign": with_slopes("/", lambda x, y, v: (1 / y, x / y ** 2)),
        "subtraction-second-operand-sign": with_slopes("-", lambda x, y, v: (1, 1)),
        "product-rule-own-operand": with_slopes("*", lambda x, y, v: (x, y)),
        "log-derivative-of-the-result": with_slopes("log", lambda x, v: (1 / v,)),
    }
    return worksheet("autograd-engine", leaves, right, answers)


def relu_layers():
    """The network of the slides with as many hidden units as outputs, so that wrong shapes can pass."""
    n0, n1, n2, N, rate = 3, 3, 3, 4, 0.01
    W1, W2 = rng.randn(n0, n1), rng.randn(n1, n2)
    b1, b2 = rng.randn(n1, 1), rng.randn(n2, 1)
    x, y = rng.randn(n0, N), rng.randn(n2, N)

    def run(turned=lambda W: W.T, delta2=lambda d: d, before=lambda s, a: a, db1=None):
        s1 = turned(W1) @ x + b1
        a1 = 3 * np.maximum(s1, 0)
        s2 = turned(W2) @ a1 + b2
        d2 = delta2(2 * (s2 - y))
        d1 = (W2 @ d2) * 3 * (s1 > 0)
        g = {"W1": x @ d1.T, "b1": (db1 or (lambda d1, d2: d1))(d1, d2).sum(axis=1, keepdims=True),
             "W2": before(s1, a1) @ d2.T, "b2": d2.sum(axis=1, keepdims=True)}
        new = {name: value - rate * g[name] for name, value in dict(W1=W1, b1=b1, W2=W2, b2=b2).items()}
        told = {"s1": s1, "a1": a1, "s2": s2, "C": ((s2 - y) ** 2).sum()}
        told.update({"grad(%s)" % k: v for k, v in g.items()})
        told.update({"after(1, %s)" % k: v for k, v in new.items()})
        return told

    right = run()
    changed = lambda wrong: {k: v for k, v in wrong.items() if not np.array_equal(v, right[k])}
    slope = lambda s: 3.0 * (s > 0)
    jacobian, identity = "jacobian(a1_sample, s1_sample)", "jacobian(y_tilde_sample, s2_sample)"
    s = (W1.T @ x + b1)[:, [0]]
    answers = {
        "output-delta-of-first-unit": changed(run(delta2=lambda d: d[[0], :] + 0 * d)),
        "batch-mean-not-sum": changed(run(delta2=lambda d: d / N)),
        "weight-gradient-uses-other-activation": changed(run(before=lambda s, a: np.tanh(s))),
        "bias-gradient-uses-output-delta": changed(run(db1=lambda d1, d2: d2)),
        "weight-not-transposed-forward": changed(run(turned=lambda W: W)),
        "jacobian-diagonal-as-vector": {jacobian: slope(s), identity: np.ones((n2, 1))},
        "jacobian-of-identity-as-one": {identity: 1.0},
    }
    right.update({jacobian: np.diag(slope(s)[:, 0]), identity: np.eye(n2)})
    answers["weight-not-transposed-forward"]["missing"] = [jacobian]
    return worksheet("two-layer-3relu", dict(W1=W1, b1=b1, W2=W2, b2=b2, x=x, y=y), right, answers, rate)


if __name__ == "__main__":
    sheets = [jacobians(), softargmax(), engine(sys.argv[1]), relu_layers()]
    print(json.dumps(sheets, allow_nan=False).replace('"answers"', '\n"answers"').replace("]}, ", "]},\n"))
