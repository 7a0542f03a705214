#!/usr/bin/env python3
"""Computes, in NumPy, what every known mistake makes of a worksheet of every shipped network, in every form it takes.

    python3 forms.py > ../resources/org/nabla/diagnosis/forms.json

Two worksheets a network: in one all sizes differ, in the other all are 3, so that wrong shapes pass. A value that a mistake
says nothing about, or whose shapes do not fit, is left out under `missing`.
"""
import json

import numpy as np

import graphs
import mistakes
import other_forms
from layers import FUNCTIONS, RIGHT, Head, Loss, Missing, Network, Sheet, sigmoid


class Problem:
    """A shipped problem: its network, its names, and the sizes and draws of its worksheets."""

    def __init__(self, name, act, out, losses, rate, names, sizes, samples, turned=False, weights=0.9, targets="unit",
                 heads=None, more=lambda s: {}, jacobians=(), fixed=None, rules=None, says_nothing=lambda form, question: False):
        self.name, self.act, self.out, self.losses, self.rate, self.names = name, act, out, losses, rate, names
        self.sizes, self.samples, self.turned, self.weights, self.targets = sizes, samples, turned, weights, targets
        self.heads, self.more, self.jacobians, self.fixed, self.rules = heads, more, jacobians, fixed, rules or {}
        self.says_nothing = says_nothing


def indexed(letter, *numbers):
    return ["%s%d" % (letter, n) for n in numbers]


def sampled(sheet, name, k=None):
    value = sheet.h(k) if name == "h" else sheet.a(k) if name == "a" else sheet.y(sheet.net.first)
    return value[:, :1]


def values(problem, sheet, late=None):
    """What a worksheet holds, by the problem's own expressions; `late` is what is read off for the values of layers."""
    net, names, out = sheet.net, problem.names, {}
    turn = (lambda v: v.T) if problem.turned else (lambda v: v)

    def put(name, value):
        try:
            out[name] = np.atleast_2d(value())
        except (Missing, ValueError, IndexError):
            pass

    def forward(sheet, prefix=False):
        for k in range(1, net.L + 1):
            put(names["a"][k - 1], lambda: sheet.a(k))
            if k < net.L:
                put(names["h"][k - 1], lambda: sheet.h(k))

    forward(late or sheet)
    put(names["h"][-1], lambda: sheet.p("out"))
    for l in net.losses.values():
        put(l.name, lambda: sheet.loss(l))
        if l.head != "out":
            continue
        grad = lambda name: "grad(%s, of=%s)" % (name, l.name)
        for k in range(net.L, 0, -1):
            put(grad(names["h"][k - 1]), lambda: sheet.dh(k, l))
            put(grad(names["a"][k - 1]), lambda: sheet.da(k, l))
            put(grad(names["W"][k - 1]), lambda: turn(sheet.dW(k, l)))
            put(grad(names["b"][k - 1]), lambda: sheet.db(k, l))
    try:  # a step moves all parameters or none
        moved = [(sheet.nW(k), sheet.nb(k)) for k in range(1, net.L + 1)]
    except Missing:
        moved = []
    for k, (W, b) in enumerate(moved):
        put("after(1, %s)" % names["W"][k], lambda: turn(W))
        put("after(1, %s)" % names["b"][k], lambda: b)
    put("after(1, %s)" % net.first.name, lambda: sheet.seen_after().loss(net.first))
    put("after(2, %s)" % net.first.name, lambda: sheet.after().seen_after().loss(net.first))
    for name, value in problem.more(sheet).items():
        put(name, value)
    return out


# --- the heads and further values of single problems
def diagonal(function, z):
    return np.diag(FUNCTIONS[function].slope(z)[:, 0])


def of_one_sample(act, out, losses):
    """The Jacobians of one sample, in numerator layout."""
    def more(s):
        L = s.net.L
        told = {"jacobian(a1_sample, s1_sample)": lambda: diagonal(act, sampled(s, "a", 1)),
                "jacobian(y_tilde_sample, s2_sample)": lambda: diagonal(out, sampled(s, "a", L))}
        for name in losses:
            told["jacobian(%s, y_tilde_sample)" % name] = lambda name=name: s.dp(s.net.losses[name]).T
        return told
    return more


def sample_head(out):
    return {"sample": Head(out, lambda s: s.a(s.net.L)[:, :1], lambda s: s.written(s.Y()[:, :1]))}


def of_single_units(s):
    return {"a_log": lambda: s.p("log"), **{
        "jacobian(%s, z)" % name: lambda name=name: s.dout(s.net.losses[name]) for name in ("C_squared", "C_linear", "C_logistic")}}


def single_units(z, t):
    return {"log": Head("sigmoid", lambda s: z, lambda s: t), "linear": Head("identity", lambda s: z, lambda s: t, own=False)}


def turned_round(s):
    """The weights of the encoder as those of the decoder, written down once more."""
    return s.written(s.W(1).T)


def tied_head():
    """The decoder with the encoder's weights, turned round."""
    return {"tied": Head("sigmoid", lambda s: s.written(s.written(turned_round(s) @ s.h(1)) + s.b(2)), lambda s: s.X())}


def of_autoencoder(s):
    E, T = s.net.losses["E"], s.net.losses["T"]
    w, n = s.written, s.X().shape[1]
    D = lambda: w(s.X() - s.p("out"))
    return {"P1": lambda: w(s.W(1) @ s.X()), "P2": lambda: w(s.W(2) @ s.h(1)), "D": D, "S": lambda: w(D() ** 2),
            "e": lambda: w(w(D() ** 2).sum(axis=0)), "grad(D, of=E)": lambda: w(2 * D() * w(1 / n)),
            "grad(X, of=E)": lambda: w(s.W(1).T @ s.da(1, E) + w(2 * D() * w(1 / n))),
            "Q2": lambda: w(turned_round(s) @ s.h(1)), "R2": lambda: s.pre("tied"), "Y2": lambda: s.p("tied"),
            "grad(Y2, of=T)": lambda: s.dp(T), "grad(R2, of=T)": lambda: s.dout(T), "grad(Z1, of=T)": lambda: s.dh(1, T),
            "grad(A1, of=T)": lambda: s.da(1, T), "grad(W1, of=T)": lambda: s.dW(1, T), "grad(B1, of=T)": lambda: s.db(1, T),
            "grad(B2, of=T)": lambda: s.db(2, T)}


def by_loss(name):
    return lambda s, k, *l: TIED[name](s, k, *l) if l[-1].head == "tied" else RIGHT[name](s, k, *l)


def in_steps(s, l):
    """The gradient at a prediction with every step back to it written down: mean, sum, square and difference."""
    w = s.written
    return -w(2 * w(s.y(l) - s.p(l.head)) * w(1 / s.y(l).shape[1]))


TIED = dict(
    dh=lambda s, k, l: turned_round(s).T @ s.dout(l),
    da=lambda s, k, l: RIGHT["da"](s, k, l),
    dW=lambda s, k, l: s.da(1, l) @ s.X().T + s.written(s.dout(l) @ s.h(1).T).T if k == 1 else 0 * s.W(2),  # W1 is used twice
    db=lambda s, k, l: (s.da(1, l) if k == 1 else s.dout(l)).sum(axis=1, keepdims=True))

def of_layers_only(form, question):
    """A rule for a layer says nothing about weights that two layers share."""
    shared = dict(dh=("Z1", "A1", "W1", "B1"), dW=("W1",), db=("B1", "B2"))
    return any(question == "grad(%s, of=T)" % name for rule in form.rules for name in shared.get(rule, ()))


SINGLE = [Loss("C_squared", "half", head="log"), Loss("C_linear", "half", head="linear"), Loss("C_logistic", "bce", head="log")]


def problems(square):
    r = np.random.RandomState(1986 + square)

    def sizes(*usual):
        return [3] * len(usual) if square else list(usual)

    def samples(usual):
        return 3 if square else usual

    M = samples(5)
    z, t = r.uniform(-2, 2, (1, M)), (np.arange(M)[None, :] % 2) * 1.0
    two = dict(x="x", y="y", W=indexed("W", 1, 2), b=indexed("b", 1, 2), a=indexed("s", 1, 2), h=["a1", "y_tilde"])
    return r, [
        Problem("softmax-classifier", "sigmoid", "softmax", [Loss("loss", "ce")], 0.3,
                dict(x="x", y="y", W=indexed("W", 1, 2, 3), b=indexed("b", 1, 2, 3), a=indexed("a", 1, 2, 3), h=["h1", "h2", "y_hat"]),
                sizes(4, 5, 2, 3), samples(7), targets="classes"),
        Problem("autoencoder", "sigmoid", "sigmoid", [Loss("E", "se")], 0.3,
                dict(x="X", y="X", W=indexed("W", 1, 2), b=indexed("B", 1, 2), a=indexed("A", 1, 2), h=indexed("Z", 1, 2)),
                sizes(4, 3, 4), samples(6), targets="inputs"),
        Problem("autoencoder-autograd", "sigmoid", "sigmoid", [Loss("E", "se"), Loss("T", "se", head="tied")], 0.3,
                dict(x="X", y="X", W=indexed("W", 1, 2), b=indexed("B", 1, 2), a=indexed("A", 1, 2), h=indexed("Z", 1, 2)),
                sizes(4, 3, 4), samples(6), targets="inputs", heads=tied_head(), more=of_autoencoder,
                rules=dict({name: by_loss(name) for name in TIED}, dp=in_steps, a=lambda s, k: s.written(s.W(k) @ s.x(k)) + s.b(k)), says_nothing=of_layers_only),
        Problem("delta-rule", "sigmoid", "sigmoid", [Loss("C", "half")] + SINGLE, 0.5,
                dict(x="a1", y="y", W=indexed("w", 2, 3, 4), b=indexed("b", 2, 3, 4), a=indexed("z", 2, 3, 4), h=indexed("a", 2, 3, 4)),
                sizes(3, 4, 5, 2), M, heads=single_units(z, t), more=of_single_units, fixed=dict(z=z, t=t)),
        Problem("one-pass", "sigmoid", "sigmoid", [Loss("C", "half")], 0.7,
                dict(x="a1", y="t", W=indexed("w", 2, 3), b=indexed("b", 2, 3), a=indexed("z", 2, 3), h=indexed("a", 2, 3)),
                sizes(3, 4, 2), samples(5)),
        Problem("two-layer-3relu", "relu3", "identity",
                [Loss("C", "se", mean=False), Loss("C_sample", "se", mean=False, head="sample")], 0.004,
                dict(two), sizes(3, 4, 2), samples(5), turned=True, heads=sample_head("identity"),
                more=of_one_sample("relu3", "identity", ["C_sample"])),
        Problem("two-layer-tanh-sigmoid", "tanh", "sigmoid",
                [Loss("C_bce", "bce"), Loss("C_se", "se"), Loss("C_se_sample", "se", mean=False, head="sample"),
                 Loss("C_bce_sample", "bce", mean=False, head="sample")], 0.4,
                dict(two), sizes(4, 5, 3), samples(6), turned=True, targets="binary", heads=sample_head("sigmoid"),
                more=of_one_sample("tanh", "sigmoid", ["C_se_sample", "C_bce_sample"])),
    ]


def drawn(problem, r):
    sizes, n = problem.sizes, problem.samples
    X = r.uniform(0.1, 0.9, (sizes[0], n)) if problem.targets == "inputs" else r.randn(sizes[0], n)
    if problem.targets == "inputs":
        Y = X
    elif problem.targets == "classes":
        Y = np.eye(sizes[-1])[:, r.permutation(n) % sizes[-1]]
    elif problem.targets == "binary":
        Y = (r.rand(sizes[-1], n) > 0.5) * 1.0
        Y[0, 0], Y[1, 0], Y[0, 1] = 1, 0, 0
    else:
        Y = r.rand(sizes[-1], n)
    layers = range(1, len(sizes))
    W = [problem.weights * r.randn(sizes[k], sizes[k - 1]) for k in layers]
    b = [problem.weights * r.randn(sizes[k], 1) for k in layers]
    return W, b, (X, Y)


def digits(v):
    """Eleven significant digits, as JSON has them; what is no number as text."""
    return [[float("%.11g" % e) if np.isfinite(e) else str(e) for e in row] for row in np.atleast_2d(v)]


def same(v, w):
    return v.shape == w.shape and np.allclose(v, w, rtol=1e-11, atol=0, equal_nan=True)


def change(mistake, right, wrong, open_questions):
    told = {k: digits(v) for k, v in wrong.items() if k not in open_questions and not same(v, right[k])}
    return dict(mistake=mistake, differs=told, missing=[k for k in right if k in open_questions or k not in wrong])


AUTOENCODER = [
    ("P1", "@", ["W1", "X"]), ("A1", "+", ["P1", "B1"]), ("Z1", "sigmoid", ["A1"]), ("P2", "@", ["W2", "Z1"]), ("A2", "+", ["P2", "B2"]),
    ("Z2", "sigmoid", ["A2"]), ("D", "-", ["X", "Z2"]), ("S", "square", ["D"]), ("e", "sum0", ["S"]), ("E", "mean", ["e"]),
    ("V", "T", ["W1"]), ("Q2", "@", ["V", "Z1"]), ("R2", "+", ["Q2", "B2"]), ("Y2", "sigmoid", ["R2"]), ("F", "-", ["X", "Y2"]),
    ("G", "square", ["F"]), ("f", "sum0", ["G"]), ("T", "mean", ["f"])]


def by_engine(leaves, rate, right, **how):
    """The same worksheet by a program that differentiates any graph."""
    def step(leaves):
        values = graphs.evaluated(AUTOENCODER, leaves)
        told = {"grad(%s, of=%s)" % (name, loss): g for loss in "ET" for name, g in graphs.gradients(AUTOENCODER, values, loss, **how).items()}
        return values, told, {name: leaves[name] - rate * told["grad(%s, of=E)" % name] for name in ("W1", "B1", "W2", "B2")}

    values, told, new = step(leaves)
    told.update(values)
    told.update({"after(1, %s)" % name: value for name, value in new.items()})
    values, _, newer = step(dict(leaves, **new))
    told.update({"after(1, E)": values["E"], "after(2, E)": graphs.evaluated(AUTOENCODER, dict(leaves, **newer))["E"]})
    return {q: told[q] for q in right}


def engine_forms(problem, leaves, right):
    """What mistakes in an engine make of the worksheet of a network."""
    if problem.name != "autoencoder-autograd":
        return
    leaves = {name: np.atleast_2d(value) for name, value in leaves.items()}
    check = by_engine(leaves, problem.rate, right)
    assert all(np.allclose(check[q], right[q], rtol=1e-9) for q in right)
    present = {operation for _, operation, _ in AUTOENCODER}
    for mistake, pulls in graphs.WRONG_PULLS:
        if present & set(pulls):
            yield mistake, by_engine(leaves, problem.rate, right, pulls=pulls), []
    for mistake, uses in graphs.WRONG_USES:
        yield mistake, by_engine(leaves, problem.rate, right, uses=uses), []
    yield "output-gradient-not-seeded", by_engine(leaves, problem.rate, right, seed=0.0), []


def worksheet(problem, r, square):
    net = Network(problem.sizes, problem.act, problem.out, problem.losses, problem.rate, problem.heads, problem.rules)
    W, b, data = drawn(problem, r)
    names, forms = problem.names, []
    right = values(problem, Sheet(net, W, b, data))
    for form in mistakes.of(net, problem.turned):
        sheet = form.sheet(net, W, b, data)
        wrong = values(problem, sheet, late=sheet.after() if form.reads_late else None)
        left_open = {q for q in right if form.says_nothing(q) or problem.says_nothing(form, q)}
        told = change(form.mistake, right, wrong, left_open)
        if (told["differs"] or set(told["missing"]) - left_open) and told not in forms:
            forms.append(told)
    turn = (lambda v: v.T) if problem.turned else (lambda v: v)
    leaves = {names["x"]: data[0], names["y"]: data[1], **dict(zip(names["b"], b)), **dict(zip(names["W"], map(turn, W))), **(problem.fixed or {})}
    more = [*jacobian_forms(problem, net, W, b, data), *engine_forms(problem, leaves, right)]
    for told in (change(m, right, dict(right, **wrong), set(nothing)) for m, wrong, nothing in more):
        if told["differs"] and told not in forms:
            forms.append(told)
    return dict(problem=problem.name, title=problem.name + (" with all sizes 3" if square else " with sizes that differ"),
                loss=net.first.name, learning_rate=problem.rate, leaves={k: np.atleast_2d(v).tolist() for k, v in leaves.items()},
                correct={k: digits(v) for k, v in right.items()}, answers={}, forms=forms)


def jacobian_forms(problem, net, W, b, data):
    """What is written in place of the Jacobian of an activation, and of a loss."""
    s = Sheet(net, W, b, data)
    if problem.name == "delta-rule":
        yield ("jacobian-in-denominator-layout", {"jacobian(%s, z)" % l.name: s.dout(l).T for l in SINGLE}, [])
    if not problem.name.startswith("two-layer"):
        return
    places = {"jacobian(a1_sample, s1_sample)": (net.g, s.a(1)[:, :1]),
              "jacobian(y_tilde_sample, s2_sample)": (net.heads["out"].function, s.a(net.L)[:, :1])}

    def at(kinds, formula):
        return {q: formula(f, z) for q, (f, z) in places.items() if f.kind in kinds}

    every, curved = ("tanh", "sigmoid", "relu3", "identity"), ("tanh", "sigmoid", "relu3")
    diag = lambda v: np.diag(v[:, 0])
    table = [
        ("jacobian-diagonal-as-vector", every, lambda f, z: f.slope(z)),
        ("jacobian-diagonal-as-vector", every, lambda f, z: f.slope(z).T),
        ("dense-jacobian-for-elementwise", every, lambda f, z: np.repeat(f.slope(z), len(z), axis=1)),
        ("dense-jacobian-for-elementwise", every, lambda f, z: np.repeat(f.slope(z), len(z), axis=1).T),
        ("activation-derivative-of-activated-value", every, lambda f, z: diag(f.slope(f.value(z)))),
        ("output-form-derivative-on-preactivation", every, lambda f, z: diag(f.slope_of(z))),
        ("activation-derivative-term-dropped", ["sigmoid"], lambda f, z: diag(1 - f.value(z))),
        ("activation-derivative-term-dropped", ["tanh"], lambda f, z: diag(-f.value(z) ** 2)),
        ("wrong-activation-derivative", ["sigmoid"], lambda f, z: diag(1 / np.cosh(z) ** 2)),
        ("wrong-activation-derivative", ["tanh", "relu3"], lambda f, z: diag(sigmoid(z) * sigmoid(-z))),
        ("wrong-activation-derivative", ["tanh", "sigmoid"], lambda f, z: diag(3.0 * (z > 0))),
        ("relu-scale-dropped-backward", ["relu3"], lambda f, z: diag(1.0 * (z > 0))),
        ("relu-mask-lost", ["relu3"], lambda f, z: 3 * np.eye(len(z))),
        ("jacobian-of-identity-as-one", ["identity"], lambda f, z: np.ones((1, 1))),
    ]
    for mistake, kinds, formula in table:
        told = at(kinds, formula)
        if told:
            yield mistake, told, []
    yield ("jacobian-in-denominator-layout", {
        "jacobian(%s, y_tilde_sample)" % l.name: s.dp(l) for l in net.losses.values() if l.head == "sample"}, [])


def other_worksheet(name, leaves, right, forms):
    right = {q: np.atleast_2d(np.asarray(v, float)) for q, v in right.items()}
    changes = []
    for mistake, wrong, nothing in forms:
        told = change(mistake, right, {q: np.atleast_2d(np.asarray(v, float)) for q, v in dict(right, **wrong).items()}, set(nothing))
        if (told["differs"] or told["missing"]) and told not in changes:
            changes.append(told)
    return dict(problem=name, title=name, loss="", learning_rate=0.1, leaves={k: np.atleast_2d(v).tolist() for k, v in leaves.items()},
                correct={k: digits(v) for k, v in right.items()}, answers={}, forms=changes)


def main():
    sheets = []
    for square in (False, True):
        r, shipped = problems(square)
        sheets += [worksheet(problem, r, square) for problem in shipped]
    sheets += [other_worksheet(*make(r)) for make in (other_forms.jacobians, other_forms.softargmax, other_forms.engine)]
    text = json.dumps(sheets, allow_nan=False, separators=(",", ":"))
    print(text.replace('{"mistake"', '\n{"mistake"'))


main()
