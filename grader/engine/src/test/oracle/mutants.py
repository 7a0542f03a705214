#!/usr/bin/env python3
"""Computes what each known mistake makes of a worksheet, in NumPy: the expected values of MutantsTest.

    python3 mutants.py ORACLE > ../resources/org/nabla/diagnosis/mutants.json

ORACLE is the file with the taxonomy's rules (misconceptions.py). What is added here: losses with one half,
losses that are summed over the samples, the networks of the shipped problems, and their names.
"""
import importlib.util
import json
import sys

import numpy as np

spec = importlib.util.spec_from_file_location("oracle", sys.argv[1])
oracle = importlib.util.module_from_spec(spec)
spec.loader.exec_module(oracle)


def scaled(rule, half, summed):
    """A rule for sums of squares, means over the samples, as one for the loss at hand."""
    return lambda n, T: rule(n, T) * (0.5 if half else 1) * (n.B if summed else 1)


class Problem:
    def __init__(self, name, sizes, act, out, loss, samples, lr, names, weights_turned=False, half=False, autoencoder=False,
                 published=None):
        self.name, self.sizes, self.act, self.out, self.loss = name, sizes, act, out, loss
        self.samples, self.lr, self.names = samples, lr, names
        self.turned, self.half, self.autoencoder = weights_turned, half, autoencoder
        self.published = published

    def title(self):
        sizes = self.name + " " + "-".join(map(str, self.sizes))
        return "document 003" if self.published else sizes + (" with " + self.names["loss"] if "_" in self.names["loss"] else "")


HALVED = {"loss-outer-product": "loss", "loss-terms-not-summed": "loss", "output-activation-derivative-omitted": "dout"}


def run(problem, n, m):
    """The oracle's worksheet; rules that have the square written out get the half, too."""
    if problem.half and m.id in HALVED:
        rule = HALVED[m.id]
        m = oracle.Mutant(m.id, m.group, m.applies, m.ecf, **dict(m.rules, **{rule: scaled(m.rules[rule], True, False)}))
    return oracle.run(n, m)


def indexed(pattern, count, first=1):
    return [pattern % (k + first) for k in range(count)]


CLASSIFIER = dict(x="x", y="y", W=indexed("W%d", 3), b=indexed("b%d", 3), a=indexed("a%d", 3), h=["h1", "h2", "y_hat"], loss="loss")

PROBLEMS = [
    Problem("softmax-classifier", (4, 5, 2, 3), "sigmoid", "softmax", "ce", 7, 0.3, CLASSIFIER),
    Problem("softmax-classifier", (3, 3, 3, 3), "sigmoid", "softmax", "ce", 1, 1.0, CLASSIFIER),
    Problem("autoencoder", (4, 3, 4), "sigmoid", "sigmoid", "sse", 6, 0.3,
            dict(x="X", y="X", W=["W1", "W2"], b=["B1", "B2"], a=["A1", "A2"], h=["Z1", "Z2"], loss="E"), autoencoder=True),
    Problem("delta-rule", (3, 4, 5, 2), "sigmoid", "sigmoid", "sse", 6, 0.5,
            dict(x="a1", y="y", W=["w2", "w3", "w4"], b=["b2", "b3", "b4"], a=["z2", "z3", "z4"], h=["a2", "a3", "a4"], loss="C"), half=True),
    Problem("one-pass", (3, 4, 2), "sigmoid", "sigmoid", "sse", 5, 0.7,
            dict(x="a1", y="t", W=["w2", "w3"], b=["b2", "b3"], a=["z2", "z3"], h=["a2", "a3"], loss="C"), half=True),
    Problem("two-layer-3relu", (3, 4, 2), "relu3", "identity", "sse", 1, 0.004,
            dict(x="x", y="y", W=["W1", "W2"], b=["b1", "b2"], a=["s1", "s2"], h=["a1", "y_tilde"], loss="C"), weights_turned=True),
    Problem("two-layer-tanh-sigmoid", (4, 3, 2), "tanh", "sigmoid", "bce", 5, 0.4,
            dict(x="x", y="y", W=["W1", "W2"], b=["b1", "b2"], a=["s1", "s2"], h=["a1", "y_tilde"], loss="C_bce"), weights_turned=True),
    Problem("two-layer-tanh-sigmoid", (4, 3, 2), "tanh", "sigmoid", "sse", 5, 0.4,
            dict(x="x", y="y", W=["W1", "W2"], b=["b1", "b2"], a=["s1", "s2"], h=["a1", "y_tilde"], loss="C_se"), weights_turned=True),
    Problem("softmax-classifier", (3, 3, 3, 3), "sigmoid", "softmax", "ce", 1, 1.0, CLASSIFIER, published=oracle.seed003),
]


def net(problem, seed):
    if problem.published:
        return problem.published()
    r = np.random.RandomState(seed)
    s, B = problem.sizes, problem.samples
    X = r.uniform(0.1, 0.9, (s[0], B)) if problem.autoencoder else r.randn(s[0], B)
    if problem.autoencoder:
        Y = X
    elif problem.loss == "ce":
        Y = np.eye(s[-1])[:, r.randint(0, s[-1], B)]
    elif problem.loss == "bce":
        Y = (r.rand(s[-1], B) > 0.5) * 1.0
        Y[0, 0] = 1 - Y[0, 1]
    else:
        Y = r.rand(s[-1], B)
    P = ([0.9 * r.randn(s[k + 1], s[k]) for k in range(len(s) - 1)], [0.9 * r.randn(s[k + 1], 1) for k in range(len(s) - 1)])
    stored = [w.T if problem.turned else w for w in P[0]]
    stream = np.concatenate([v.ravel() for pair in zip(stored, P[1]) for v in pair])

    def params(order, dist):
        if order == "interleaved":
            return [v.copy() for v in P[0]], [v.copy() for v in P[1]]
        at, out = 0, []
        for v in stored + P[1]:
            out.append(stream[at:at + v.size].reshape(v.shape))
            at += v.size
        Ws = out[:len(stored)]
        return [w.T for w in Ws] if problem.turned else Ws, out[len(stored):]

    return oracle.Net(problem.name, s, problem.act, problem.out, problem.loss, X, Y, problem.lr, params, "randn")


def values(problem, n, T):
    """What a worksheet holds, by the problem's own expressions, in the order in which it is filled in."""
    q, L, out = problem.names, n.L, {}
    turn = (lambda v: v.T) if problem.turned else (lambda v: v)

    def put(key, name, f=lambda v: v):
        if key in T:
            out[name] = f(np.asarray(T[key], float)) if np.ndim(T[key]) else [[float(T[key])]]

    of = ", of=" + q["loss"]
    for k in range(1, L + 1):
        put("a%d" % k, q["a"][k - 1])
        put("h%d" % k, q["h"][k - 1])
    put("yhat", q["h"][-1])
    put("loss", q["loss"])
    for k in range(L, 0, -1):
        put("dh%d" % k, "grad(%s%s)" % (q["h"][k - 1], of))
        put("da%d" % k, "grad(%s%s)" % (q["a"][k - 1], of))
        put("dW%d" % k, "grad(%s%s)" % (q["W"][k - 1], of), turn)
        put("db%d" % k, "grad(%s%s)" % (q["b"][k - 1], of))
    for k in range(1, L + 1):
        put("nW%d" % k, "after(1, %s)" % q["W"][k - 1], turn)
        put("nb%d" % k, "after(1, %s)" % q["b"][k - 1])
    put("loss_new", "after(1, %s)" % q["loss"])
    put("loss_new2", "after(2, %s)" % q["loss"])
    if problem.name == "two-layer-tanh-sigmoid" and problem.loss == "sse":
        out = {k: v for k, v in out.items() if not k.startswith("after")}  # the problem updates by the other loss
    return {k: np.asarray(v, float) for k, v in out.items()}


def digits(v):
    """Twelve significant digits, as JSON has them; what is no number as text."""
    return [[float("%.12g" % e) if np.isfinite(e) else str(e) for e in row] for row in np.atleast_2d(v)]


def changes(right, wrong):
    """What a mistake changes, and what it makes impossible to compute."""
    differs = {k: digits(v) for k, v in wrong.items() if not (v.shape == right[k].shape and np.allclose(v, right[k], rtol=1e-11, atol=0))}
    return dict(differs=differs, missing=[k for k in right if k not in wrong])


def pool(n):
    """The mistakes that can be named step by step: seen on this worksheet, and not about draws, digits or a second step."""
    late = {"params", "post", "accumulate"}
    mutants = [oracle.BY_ID[i] for i in oracle.study(n, "full")["live"]]
    return [m.id for m in mutants if m.ecf and m.group not in ("init", "numerics") and not late & set(m.rules)]


def main():
    worksheets = []
    for i, problem in enumerate(PROBLEMS):
        r_loss, r_dout, dloss = oracle.r_loss, oracle.r_dout, oracle.dloss
        if problem.half:
            oracle.r_loss, oracle.r_dout, oracle.dloss = (scaled(f, True, False) for f in (r_loss, r_dout, dloss))
            oracle.BASE.update(loss=oracle.r_loss, dout=oracle.r_dout)
        n = net(problem, 40 + i)
        Ws, bs = n.params()
        q = problem.names
        leaves = {q["x"]: n.X.tolist(), q["y"]: n.Y.tolist()}
        for k in range(n.L):
            leaves[q["W"][k]] = (Ws[k].T if problem.turned else Ws[k]).tolist()
            leaves[q["b"][k]] = bs[k].tolist()
        right = values(problem, n, oracle.run(n, oracle.CORRECT))
        answers = {}
        for m in oracle.MUTANTS + oracle.CONVENTIONS:
            if m.applies(n):
                answers[m.id] = changes(right, values(problem, n, run(problem, n, m)))
        worksheets.append(dict(problem=problem.name, title=problem.title(), loss=q["loss"], learning_rate=problem.lr, leaves=leaves,
                               pool=pool(n),
                               correct={k: digits(v) for k, v in right.items()}, answers=answers))
        oracle.r_loss, oracle.r_dout, oracle.dloss = r_loss, r_dout, dloss
        oracle.BASE.update(loss=r_loss, dout=r_dout)
    print(json.dumps(worksheets, allow_nan=False).replace('"answers"', '\n"answers"').replace("]}, ", "]},\n"))


main()
