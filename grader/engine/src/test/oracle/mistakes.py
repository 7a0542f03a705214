"""The known mistakes in networks of layers, each in every form it takes, as other formulas for cells of layers.Sheet."""
import numpy as np

from layers import Form, FUNCTIONS, relu, sigmoid, softmax


def of(network, turned=False):
    """All forms that make sense in a network.

    turned: whether the network multiplies by the transpose of what is stored.
    """
    forms = []

    def add(mistake, **rules):
        forms.append(Form(mistake, **rules))

    act = network.g.kind
    heads = network.heads
    outs = {heads[l.head].function.kind for l in network.losses.values() if heads[l.head].own}
    kinds = {l.kind for l in network.losses.values()}
    steps = {network.kind(l) for l in network.losses.values()}
    first = network.first
    g = network.g

    class of_network:
        """What a condition may ask, of the network alone."""
        net = network

    # --- what is done for some layers, losses or heads only, and rightly elsewhere
    def hidden(name, rule):
        return lambda s, k, *l: rule(s, k, *l) if k < s.net.L else s.right(name, k, *l)

    def last(name, rule, at=0):
        return lambda s, k, *l: rule(s, k, *l) if k == s.net.L + at else s.right(name, k, *l)

    def later(name, rule):
        return lambda s, k, *l: rule(s, k, *l) if k > 1 else s.right(name, k, *l)

    def losses(name, allowed, rule):
        return lambda s, l: rule(s, l) if allowed(s, l) else s.right(name, l)

    def kind(*names):
        return lambda s, l: l.kind in names

    def out(*names):
        return lambda s, l: s.net.heads[l.head].own and s.net.heads[l.head].function.kind in names

    def separate(s, l):
        return s.net.kind(l) == "separate"

    def everywhere(s, l):
        return True

    def at_output(mistake, allowed, rule, **more):
        """The same thing done to the short form of the gradient, or a step earlier where there is one."""
        add(mistake, dout=losses("dout", allowed, lambda s, l: rule(s, l, s.right("dout", l))), **more)
        if "separate" in steps:
            both = lambda s, l: allowed(s, l) and separate(s, l)
            add(mistake, dp=losses("dp", both, lambda s, l: rule(s, l, s.right("dp", l))), **more)

    def predicts(mistake, kinds_of_output, rule):
        if outs & set(kinds_of_output):
            add(mistake, p=lambda s, head: rule(s.pre(head)) if s.net.heads[head].function.kind in kinds_of_output
                else s.right("p", head), says_nothing=lambda question: question == "jacobian(y_tilde_sample, s2_sample)")

    single = lambda question: question.endswith(", z)") or question in ("a_log", "C_squared", "C_linear", "C_logistic")

    of_part = lambda question: question.startswith("jacobian(C_")  # whose loss is a part of the problem that is asked for alone
    of_jacobian = lambda question: question.startswith("jacobian(")

    # --- forward
    add("bias-omitted-forward", a=lambda s, k: s.W(k) @ s.x(k))
    add("bias-after-activation", a=hidden("a", lambda s, k: s.W(k) @ s.x(k)), h=lambda s, k: g.value(s.a(k)) + s.b(k))
    add("weight-not-transposed-forward" if turned else "weight-transposed-forward", a=lambda s, k: s.W(k).T @ s.x(k) + s.b(k))
    add("bias-row-vector-broadcast", a=lambda s, k: s.W(k) @ s.x(k) + s.b(k).T)
    add("preactivation-fed-forward", a=later("a", lambda s, k: s.W(k) @ s.a(k - 1) + s.b(k)))
    add("elementwise-product-for-matmul", a=lambda s, k: s.W(k) * s.x(k) + s.b(k))
    add("samples-features-swapped", X=lambda s: s.data[0].T, Y=lambda s: s.data[1].T,
        says_nothing=lambda question: single(question) or "_sample" in question)
    add("activation-omitted-forward", h=lambda s, k: s.a(k))
    if act == "sigmoid":
        add("logistic-missing-one", h=lambda s, k: np.exp(s.a(k)))
        add("logistic-exponent-sign", h=lambda s, k: 1 - sigmoid(s.a(k)))
        if "sigmoid" in outs:
            add("logistic-exponent-sign", h=lambda s, k: 1 - sigmoid(s.a(k)),
                p=lambda s, head: 1 - sigmoid(s.pre(head)) if heads[head].function.kind == "sigmoid" else s.right("p", head))
    elif "sigmoid" in outs:
        add("logistic-exponent-sign", p=lambda s, head: 1 - sigmoid(s.pre(head)) if heads[head].function.kind == "sigmoid" else s.right("p", head))
    if act != "relu3":
        add("activation-overwrites-preactivation", a=hidden("a", lambda s, k: g.value(s.right("a", k))), h=lambda s, k: s.a(k))
    else:
        add("relu-scale-dropped-forward", h=lambda s, k: relu(s.a(k)))
    others = [f for f in (sigmoid, np.tanh) if f is not g.value]
    for other in others[:1 if act != "sigmoid" else 2]:
        add("wrong-activation-forward", h=lambda s, k, other=other: other(s.a(k)))
    if act != "relu3":
        add("wrong-activation-forward", h=lambda s, k: 3 * relu(s.a(k)))
        add("wrong-activation-forward", h=lambda s, k: 3 * relu(s.a(k)),
            dW=later("dW", lambda s, k, l: s.da(k, l) @ g.value(s.a(k - 1)).T))

    # --- prediction
    predicts("hidden-activation-before-softmax", ["softmax"], lambda a: softmax(g.value(a)))
    predicts("sigmoid-instead-of-softmax", ["softmax"], sigmoid)
    predicts("output-activation-omitted", ["softmax", "sigmoid"], lambda a: a)
    predicts("softmax-applied-twice", ["softmax"], lambda a: softmax(softmax(a)))
    predicts("softmax-global-sum", ["softmax"], lambda a: np.exp(a) / np.exp(a).sum())
    predicts("softmax-wrong-axis", ["softmax"], lambda a: np.exp(a) / np.exp(a).sum(axis=1, keepdims=True))
    predicts("softmax-shift-numerator-only", ["softmax"], lambda a: np.exp(a - a.max(axis=0)) / np.exp(a).sum(axis=0))
    predicts("softmax-without-exponential", ["softmax"], lambda a: a / a.sum(axis=0))
    predicts("softmax-misplaced-parenthesis", ["softmax"], lambda a: np.exp(a / np.exp(a).sum(axis=0)))
    top = lambda a: (a == a.max(axis=0)) * 1.0
    predicts("softmax-as-argmax", ["softmax"], top)

    # --- loss
    if kinds & {"ce", "bce"}:
        logs = lambda rule: dict(loss=losses("loss", kind("ce", "bce"), rule))
        add("loss-log-base-10", **logs(lambda s, l: s.right("loss", l) / np.log(10)))
        add("loss-log-base-2", **logs(lambda s, l: s.right("loss", l) / np.log(2)))
        add("loss-sign-missing", **logs(lambda s, l: -s.right("loss", l)))
        add("loss-squared-error-for-ce", **logs(lambda s, l: l.scale(s.y(l)) * ((s.p(l.head) - s.y(l)) ** 2).sum()))
        add("loss-ce-arguments-swapped", **logs(lambda s, l: -l.scale(s.y(l)) * (s.p(l.head) * np.log(s.y(l))).sum()))
        at_output("output-gradient-factor-two-extra", kind("ce", "bce", "half"), lambda s, l, right: 2 * right)
        add("output-gradient-extra-derivative", dout=losses("dout", kind("ce", "bce"), lambda s, l: (
            s.p(l.head) - s.y(l)) * s.p(l.head) * (1 - s.p(l.head)) * l.scale(s.y(l))))
    elif "half" in kinds:
        at_output("output-gradient-factor-two-extra", kind("half"), lambda s, l, right: 2 * right)
    if "ce" in kinds:
        add("loss-binary-ce-for-softmax", loss=lambda s, l: -l.scale(s.y(l)) * (
            s.y(l) * np.log(s.p(l.head)) + (1 - s.y(l)) * np.log(1 - s.p(l.head))).sum())
        add("softmax-jacobian-diagonal-only", dout=lambda s, l: s.dp(l) * s.p(l.head) * (1 - s.p(l.head)))
        add("label-off-by-one", Y=lambda s: np.vstack([s.data[1][1:], s.data[1][:1]]))
        add("class-index-for-one-hot", Y=lambda s: 0 * s.data[1] + s.data[1].argmax(axis=0))
    if "bce" in kinds:
        add("loss-one-minus-outside-log", loss=losses("loss", kind("bce"), lambda s, l: -l.scale(s.y(l)) * (
            s.y(l) * np.log(s.p(l.head)) + (1 - s.y(l)) * (1 - np.log(s.p(l.head)))).sum()))
        add("loss-negative-class-term-dropped", loss=losses("loss", kind("bce"), lambda s, l: -l.scale(s.y(l)) * (
            s.y(l) * np.log(s.p(l.head))).sum()))
        inner = lambda s, l: -l.scale(s.y(l)) * (s.y(l) / s.p(l.head) + (1 - s.y(l)) / (1 - s.p(l.head)))
        zero = lambda s, l: 0 * s.p(l.head)
        sloped = lambda rule: lambda s, l: rule(s, l) * s.p(l.head) * (1 - s.p(l.head))
        for mistake, rule in (("bce-gradient-inner-sign", inner), ("bce-gradient-prediction-for-label", zero)):
            add(mistake, dout=losses("dout", kind("bce"), sloped(rule)))
            add(mistake, dp=losses("dp", kind("bce"), rule))
    if kinds & {"se", "half"}:
        squares = kind("se", "half")
        add("loss-absolute-error-for-squared", loss=losses("loss", squares, lambda s, l: l.scale(s.y(l)) * abs(
            s.p(l.head) - s.y(l)).sum()))
        add("fused-gradient-with-wrong-loss", dout=losses("dout", squares, lambda s, l: l.scale(s.y(l)) * (s.p(l.head) - s.y(l))))
        add("fused-gradient-with-wrong-loss", dout=losses("dout", lambda s, l: squares(s, l) and heads[l.head].own,
            lambda s, l: l.scale(s.y(l)) * (s.p(l.head) - s.y(l))))
    if "se" in kinds:
        add("loss-half-factor", loss=losses("loss", kind("se"), lambda s, l: s.right("loss", l) / 2))
        at_output("output-gradient-factor-two-missing", kind("se"), lambda s, l, right: right / 2)
    add("loss-not-averaged-over-batch", loss=lambda s, l: s.right("loss", l) * s.y(l).shape[1])
    add("loss-averaged-over-outputs", loss=lambda s, l: s.right("loss", l) / s.y(l).shape[0])
    add("loss-terms-not-summed", loss=lambda s, l: l.scale(s.y(l)) * l.terms(s.p(l.head), s.y(l)), says_nothing=of_part)
    add("residual-reported-as-loss", loss=lambda s, l: s.p(l.head) - s.y(l), says_nothing=of_part)

    def pairs(s, l):
        """Every output is compared with every label of its sample; every label with every output."""
        p, y = s.p(l.head), s.y(l)
        if l.kind in ("ce", "bce"):
            return -l.scale(y) * sum(y[i, n] * np.log(p[j, n]) + (
                (1 - y[i, n]) * np.log(1 - p[j, n]) if l.kind == "bce" else 0)
                for n in range(y.shape[1]) for i in range(len(y)) for j in range(len(y)))
        half = 0.5 if l.kind == "half" else 1
        return half * l.scale(y) * sum((p[j, n] - y[i, n]) ** 2
                                       for n in range(y.shape[1]) for i in range(len(y)) for j in range(len(y)))

    def table(s, l):
        """A matrix product of labels and logarithms, which mixes outputs and not samples."""
        p, y = s.p(l.head), s.y(l)
        if l.kind == "ce":
            return -l.scale(y) * (y @ np.log(p).T).sum()
        if l.kind == "bce":
            return -l.scale(y) * (y @ np.log(p).T + (1 - y) @ np.log(1 - p).T).sum()
        return pairs(s, l)

    for name in sorted(kinds):
        add("loss-outer-product", loss=losses("loss", kind(name), table))

    # --- gradient at the output
    at_output("output-gradient-sign-flipped", everywhere, lambda s, l, right: -right)
    at_output("output-gradient-averaged-over-outputs", everywhere, lambda s, l, right: right / s.y(l).shape[0])
    at_output("batch-sum-not-mean", everywhere, lambda s, l, right: right * s.y(l).shape[1])
    at_output("batch-mean-not-sum", everywhere, lambda s, l, right: right / s.y(l).shape[1])
    at_output("divided-by-features", everywhere, lambda s, l, right: right * s.y(l).shape[1] / s.X().shape[0], says_nothing=single)
    for mistake, factor in (("batch-sum-not-mean", lambda n: n), ("batch-mean-not-sum", lambda n: 1 / n)):
        add(mistake, dW=lambda s, k, l, f=factor: s.right("dW", k, l) * f(s.y(l).shape[1]),
            db=lambda s, k, l, f=factor: s.right("db", k, l) * f(s.y(l).shape[1]))
    add("output-activation-derivative-omitted", dout=losses("dout", out("softmax", "sigmoid"), lambda s, l: s.dp(l)))
    add("residual-broadcast-matrix", dout=lambda s, l: l.scale(s.y(l)) * (s.p(l.head) - s.y(l).T), says_nothing=of_part)
    if "softmax" in outs:
        add("output-gradient-extra-hidden-derivative", dout=lambda s, l: s.right("dout", l) * g.slope(s.a(s.net.L)))
    if "identity" in steps:
        add("output-gradient-extra-hidden-derivative", dout=losses("dout", lambda s, l: s.net.kind(l) == "identity",
            lambda s, l: s.right("dout", l) * FUNCTIONS["sigmoid"].slope(s.pre(l.head))))
    add("output-delta-of-first-unit", dout=lambda s, l: np.repeat(s.right("dout", l)[:1], len(s.y(l)), axis=0))

    # --- slope of the hidden activation, and of the output's where it is taken in the same way
    def slopes(mistake, at_hidden, at_out=None, allowed=separate, hidden_alone=True):
        if hidden_alone:
            add(mistake, da=lambda s, k, l: at_hidden(s.dh(k, l), s.a(k), s.h(k), g))
        if at_out and any(allowed(of_network, l) for l in network.losses.values()):
            add(mistake, da=lambda s, k, l: at_hidden(s.dh(k, l), s.a(k), s.h(k), g) if allowed(s, l) else s.right("da", k, l),
                dout=losses("dout", allowed, lambda s, l: at_out(s.dp(l), s.pre(l.head), s.p(l.head), s.net.heads[l.head].function)))

    slopes("activation-derivative-omitted", lambda d, a, h, f: d)
    at_value = lambda d, a, h, f: d * f.slope(h)
    slopes("activation-derivative-of-activated-value", at_value, at_value)
    at_pre = lambda d, a, h, f: d * f.slope_of(a)
    slopes("output-form-derivative-on-preactivation", at_pre, at_pre)
    slopes("activation-derivative-sign", lambda d, a, h, f: -d * f.slope(a))
    slopes("preactivation-extra-factor", lambda d, a, h, f: d * a * f.slope(a))
    rows = lambda d, a, h, f: f.slope(a) * d.sum(axis=0)
    columns = lambda d, a, h, f: np.ones((len(a), len(a))) @ (f.slope(a) * d)
    slopes("dense-jacobian-for-elementwise", rows, rows, allowed=out("sigmoid"))
    if "sigmoid" in outs:
        slopes("dense-jacobian-for-elementwise", columns, columns, allowed=out("sigmoid"), hidden_alone=False)
    if act == "sigmoid":
        slopes("activation-derivative-term-dropped", lambda d, a, h, f: d * (1 - h))
        slopes("derivative-of-derivative", lambda d, a, h, f: d * f.slope(a) * (1 - h))
        slopes("matmul-for-hadamard", lambda d, a, h, f: d @ (h.T @ (1 - h)))
        slopes("wrong-activation-derivative", lambda d, a, h, f: d / np.cosh(a) ** 2)
    elif act == "tanh":
        slopes("activation-derivative-term-dropped", lambda d, a, h, f: -d * h * h)
        slopes("derivative-of-derivative", lambda d, a, h, f: d * (1 - f.slope(a) ** 2))
        slopes("matmul-for-hadamard", lambda d, a, h, f: d @ (1 - h.T @ h))
    if act != "sigmoid":
        slopes("wrong-activation-derivative", lambda d, a, h, f: d * sigmoid(a) * sigmoid(-a))
    if act != "relu3":
        slopes("wrong-activation-derivative", lambda d, a, h, f: 3 * d * (a > 0))
    else:
        slopes("relu-scale-dropped-backward", lambda d, a, h, f: d * (a > 0))
        slopes("relu-mask-lost", lambda d, a, h, f: 3 * d)
        slopes("relu-mask-on-gradient", lambda d, a, h, f: 3 * relu(d))

    # --- gradients of weights and biases
    add("weight-gradient-transposed", dW=lambda s, k, l: s.x(k) @ s.da(k, l).T)
    add("weight-gradient-same-layer-activation", dW=lambda s, k, l: s.da(k, l) @ s.h(k).T)
    add("weight-gradient-uses-preactivation", dW=later("dW", lambda s, k, l: s.da(k, l) @ s.a(k - 1).T))
    for other in (lambda z: 3 * relu(z), np.tanh, sigmoid):
        add("weight-gradient-uses-other-activation", dW=later("dW", lambda s, k, l, f=other: s.da(k, l) @ f(s.a(k - 1)).T))
    add("weight-gradient-skips-activation-derivative", dW=hidden("dW", lambda s, k, l: s.dh(k, l) @ s.x(k).T))
    add("weight-gradient-elementwise", dW=lambda s, k, l: s.da(k, l) * s.x(k))
    add("weight-gradient-averaged-twice", dW=lambda s, k, l: s.right("dW", k, l) / s.y(l).shape[1])
    add("weight-gradient-input-omitted", dW=lambda s, k, l: np.repeat(s.da(k, l).sum(axis=1, keepdims=True), s.W(k).shape[1], axis=1))

    def fitted(v, like):
        """As somebody who loops over the entries of the parameter: one row or column for all, what is too much not read."""
        grown = np.broadcast_to(v, [max(n, m) if n == 1 else n for n, m in zip(v.shape, like.shape)])
        if any(n < m for n, m in zip(grown.shape, like.shape)):
            raise ValueError("too few")
        return grown[:like.shape[0], :like.shape[1]]

    add("weight-gradient-is-layer-input", dW=lambda s, k, l: s.x(k))
    add("weight-gradient-is-layer-input", dW=lambda s, k, l: s.x(k).T)
    add("weight-gradient-is-layer-input", dW=lambda s, k, l: s.x(k).T, nW=lambda s, k: s.W(k) - s.net.rate * fitted(s.x(k).T, s.W(k)))
    add("bias-gradient-is-weight-gradient", db=lambda s, k, l: s.dW(k, l))
    add("bias-gradient-is-weight-gradient-last-layer", db=last("db", lambda s, k, l: s.dW(k, l)))
    add("bias-gradient-includes-input", db=lambda s, k, l: s.dW(k, l).sum(axis=1, keepdims=True))
    add("bias-gradient-all-ones", db=lambda s, k, l: np.ones_like(s.b(k)))
    add("bias-gradient-summed-over-units", db=lambda s, k, l: np.full_like(s.b(k), s.da(k, l).sum()))
    add("bias-gradient-sum-wrong-axis", db=lambda s, k, l: s.da(k, l).sum(axis=0, keepdims=True))
    add("bias-gradient-times-bias", db=lambda s, k, l: s.right("db", k, l) * s.b(k))
    add("bias-gradient-skips-activation-derivative", db=hidden("db", lambda s, k, l: s.dh(k, l).sum(axis=1, keepdims=True)))
    add("bias-gradient-not-summed-over-batch", db=lambda s, k, l: s.da(k, l))
    add("bias-gradient-not-summed-over-batch", db=lambda s, k, l: s.da(k, l),
        nb=lambda s, k: s.b(k) - s.net.rate * fitted(s.db(k, first), s.b(k)))
    add("bias-gradient-averaged-twice", db=lambda s, k, l: s.right("db", k, l) / s.y(l).shape[1])
    add("bias-gradient-uses-output-delta", db=hidden("db", lambda s, k, l: s.dout(l).sum(axis=1, keepdims=True)))
    add("last-sample-only", dW=lambda s, k, l: s.da(k, l)[:, -1:] @ s.x(k)[:, -1:].T, db=lambda s, k, l: s.da(k, l)[:, -1:])
    add("integer-truncation", dW=lambda s, k, l: np.trunc(s.right("dW", k, l)), db=lambda s, k, l: np.trunc(s.right("db", k, l)))

    # --- back through a layer; k is the layer that is reached
    moved = lambda s, k, l: (s.W(k + 1) - s.net.rate * s.dW(k + 1, l)).T @ s.da(k + 1, l)
    add("backward-weight-not-transposed", dh=lambda s, k, l: s.W(k + 1) @ s.da(k + 1, l))
    add("backward-uses-updated-weights", dh=moved)
    add("backward-uses-updated-weights", dh=last("dh", moved, -1))
    add("backward-uses-weight-gradient", dh=lambda s, k, l: s.dW(k + 1, l).T @ s.da(k + 1, l))
    add("backward-wrong-layer-weights", dh=lambda s, k, l: fitted(s.W(k).T @ s.da(k + 1, l), s.h(k)))
    add("chain-rule-single-path", dh=lambda s, k, l: s.W(k + 1)[:1].T @ s.da(k + 1, l)[:1])
    raw = lambda s, k, l: s.W(k + 1).T @ s.dh(k + 1, l)
    if kinds & {"se", "half"}:
        add("backward-raw-error", dh=lambda s, k, l: raw(s, k, l) if l.kind in ("se", "half") else s.right("dh", k, l))
    if kinds & {"ce", "bce"}:
        add("backward-raw-error", dh=lambda s, k, l: raw(s, k, l) if l.kind in ("ce", "bce") and k + 1 < s.net.L else s.right("dh", k, l))
    add("backward-raw-error", dh=lambda s, k, l: raw(s, k, l) if k + 1 < s.net.L else s.right("dh", k, l))

    # --- update
    def updates(mistake, step, **more):
        """What is done with the old value, the gradient, the learning rate and the layer."""
        add(mistake, nW=lambda s, k: step(s, s.W(k), s.dW(k, first), k), nb=lambda s, k: step(s, s.b(k), s.db(k, first), k), **more)

    rate = network.rate
    updates("gradient-ascent", lambda s, old, d, k: old + rate * d)
    updates("learning-rate-omitted", lambda s, old, d, k: old - d)
    updates("learning-rate-applied-twice", lambda s, old, d, k: old - rate * rate * d)
    updates("parameter-replaced-by-step", lambda s, old, d, k: 0 * old - rate * d)
    add("biases-not-updated", nb=lambda s, k: s.b(k))
    updates("only-output-layer-updated", lambda s, old, d, k: old if k < s.net.L else old - rate * d)

    def kept(name):
        def step(s, k):
            old = (s.W if name == "dW" else s.b)(k)
            total, sheet = 0, s
            while sheet:  # whatever was added to the gradient in the steps before is still in it
                total, sheet = total + getattr(sheet, name)(k, first), sheet.before
            return old - rate * total
        return step

    add("gradients-not-zeroed", nW=kept("dW"), nb=kept("db"))
    add("forward-not-rerun", later=dict(loss=lambda s, l: s.before.loss(l)))
    add("stale-hidden-activations", later=dict(h=lambda s, k: s.before.h(k)))
    if "softmax" in outs:
        add("bias-matrix-broadcast-chain", db=last("db", lambda s, k, l: s.dW(k, l)), later=dict(
            p=lambda s, head: (np.exp(s.pre(head)) / np.exp(s.pre(head)).sum()).sum(axis=1, keepdims=True),
            loss=lambda s, l: -l.scale(s.y(l)) * (s.y(l) @ np.log(s.p(l.head)).T).sum()))
    add("post-update-values-reported", reads_late=True)

    def weights_first(W, b):
        stored = [w.T if turned else w for w in W]
        stream = np.concatenate([v.ravel() for pair in zip(stored, b) for v in pair])
        dealt, at = [], 0
        for v in stored + b:
            dealt.append(stream[at:at + v.size].reshape(v.shape))
            at += v.size
        return [w.T if turned else w for w in dealt[:len(W)]], dealt[len(W):]

    add("rng-draw-order", draws=weights_first)

    # --- rounding; somebody may or may not write down the gradient at a prediction
    for digits in (2, 3, 4):
        rounding = lambda v, d=digits: np.round(v, d)
        add("premature-rounding-%dd" % digits, written=rounding, says_nothing=of_jacobian)
        if "separate" in steps:
            add("premature-rounding-%dd" % digits, written=rounding, says_nothing=of_jacobian, dout=losses("dout", separate, lambda s, l: (
                l.scale(s.y(l)) * l.slope(s.p(l.head), s.y(l)) * s.net.heads[l.head].function.slope_of(s.p(l.head)))))

    # --- no mistakes, but other conventions
    uphill = dict(nW=lambda s, k: s.W(k) + rate * s.dW(k, first), nb=lambda s, k: s.b(k) + rate * s.db(k, first))
    add("convention-negated-deltas", dout=lambda s, l: -s.right("dout", l), **uphill)
    if separate(of_network, first):
        add("convention-negated-deltas", dp=losses("dp", separate, lambda s, l: -s.right("dp", l)), **uphill)
    add("convention-transposed-gradient-layout", dW=lambda s, k, l: s.right("dW", k, l).T, nW=lambda s, k: s.W(k) - rate * s.dW(k, first).T)
    for mistake, allowed, factor in (
            ("convention-half-squared-error", kind("se"), lambda s, l: 0.5),
            ("convention-mean-over-outputs", everywhere, lambda s, l: 1 / s.y(l).shape[0]),
            ("convention-batch-sum", everywhere, lambda s, l: s.y(l).shape[1])):
        both = lambda s, l, allowed=allowed: allowed(s, l) and separate(s, l)
        for name, where in (("dout", allowed), ("dp", both)):
            if any(where(of_network, l) for l in network.losses.values()):
                scaled = lambda cell, f=factor, where=where: losses(cell, where, lambda s, l: s.right(cell, l) * f(s, l))
                add(mistake, loss=scaled("loss"), **{name: scaled(name)})
    return forms
