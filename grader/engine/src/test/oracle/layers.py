"""Networks of layers, worked out in NumPy as a worksheet, right or with a mistake: what mutants.py and forms.py fill in.

Everything is held in columns: a sample is a column, a row of W belongs to a unit. A worksheet is a set of cells that are
computed when they are asked for, each from other cells, as a spreadsheet does it. A mistake puts other formulas into some
of the cells. A cell whose shapes do not fit has no value, and neither has what is computed from it.
"""
import numpy as np

np.seterr(all="ignore")


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def softmax(z):
    e = np.exp(z)
    return e / e.sum(axis=0)


def relu(z):
    return np.maximum(z, 0)


class Function:
    """An activation: its value, its slope at the pre-activation, and its slope in terms of its own value."""

    def __init__(self, kind, value, slope, slope_of):
        self.kind, self.value, self.slope, self.slope_of = kind, value, slope, slope_of


FUNCTIONS = {f.kind: f for f in (
    Function("sigmoid", sigmoid, lambda z: sigmoid(z) * (1 - sigmoid(z)), lambda h: h * (1 - h)),
    Function("tanh", np.tanh, lambda z: 1 - np.tanh(z) ** 2, lambda h: 1 - h ** 2),
    Function("relu3", lambda z: 3 * relu(z), lambda z: 3.0 * (z > 0), lambda h: 3.0 * (h > 0)),
    Function("identity", lambda z: z + 0.0, lambda z: np.ones_like(z), lambda h: np.ones_like(h)),
    Function("softmax", softmax, lambda z: softmax(z) * (1 - softmax(z)), lambda h: h * (1 - h)))}


class Loss:
    """A number that compares a prediction with a target.

    kind: ce, bce, se or half. mean: whether the sum over the samples is divided by their number. head: where the
    prediction is made, "out" for the last layer of the network.
    """

    def __init__(self, name, kind, mean=True, head="out"):
        self.name, self.kind, self.mean, self.head = name, kind, mean, head

    def terms(self, p, y):
        if self.kind == "ce":
            return -y * np.log(p)
        if self.kind == "bce":
            return -(y * np.log(p) + (1 - y) * np.log(1 - p))
        return (p - y) ** 2 * (0.5 if self.kind == "half" else 1)

    def slope(self, p, y):
        if self.kind == "ce":
            return -y / p
        if self.kind == "bce":
            return -y / p + (1 - y) / (1 - p)
        return (p - y) * (1 if self.kind == "half" else 2)

    def scale(self, y):
        return 1 / y.shape[1] if self.mean else 1.0


class Head:
    """Where a prediction is made: its pre-activation and its target, as functions of the worksheet, and the function.

    own: whether the prediction is written down beside its pre-activation.
    """

    def __init__(self, function, pre, target, own=True):
        self.function, self.pre, self.target, self.own = FUNCTIONS[function], pre, target, own


class Network:
    """Sizes of the layers from the inputs on, their activation, and losses, the one that is descended first.

    rules: the right rules where they are not those of a chain of layers.
    """

    def __init__(self, sizes, act, out, losses, rate, heads=None, rules=None):
        self.sizes, self.L, self.g, self.rate = sizes, len(sizes) - 1, FUNCTIONS[act], rate
        self.losses = {loss.name: loss for loss in losses}
        self.first = losses[0]
        self.rules = dict(RIGHT, **(rules or {}))
        self.heads = dict(out=Head(out, lambda s: s.a(self.L), lambda s: s.Y()), **(heads or {}))

    def kind(self, loss):
        """Whether the gradient at an output has a short form, is reached in two steps, or in one."""
        head = self.heads[loss.head]
        if not head.own:
            return "identity"
        return "fused" if (head.function.kind, loss.kind) in (("softmax", "ce"), ("sigmoid", "bce")) else "separate"


RIGHT = dict(
    X=lambda s: s.data[0],
    Y=lambda s: s.data[1],
    a=lambda s, k: s.W(k) @ s.x(k) + s.b(k),
    h=lambda s, k: s.net.g.value(s.a(k)),
    p=lambda s, head: s.net.heads[head].function.value(s.pre(head)),
    loss=lambda s, l: l.scale(s.y(l)) * l.terms(s.p(l.head), s.y(l)).sum(),
    dp=lambda s, l: l.scale(s.y(l)) * l.slope(s.p(l.head), s.y(l)),
    dout=lambda s, l: (l.scale(s.y(l)) * (s.p(l.head) - s.y(l)) if s.net.kind(l) == "fused"
                       else s.dp(l) * s.net.heads[l.head].function.slope_of(s.p(l.head))),
    dh=lambda s, k, l: s.W(k + 1).T @ s.da(k + 1, l),
    da=lambda s, k, l: s.dh(k, l) * s.net.g.slope(s.a(k)),
    dW=lambda s, k, l: s.da(k, l) @ s.x(k).T,
    db=lambda s, k, l: s.da(k, l).sum(axis=1, keepdims=True),
    nW=lambda s, k: s.W(k) - s.net.rate * s.dW(k, s.net.first),
    nb=lambda s, k: s.b(k) - s.net.rate * s.db(k, s.net.first),
)


class Missing(Exception):
    """A cell whose shapes do not fit."""


class Sheet:
    """A worksheet: cells by name, each computed once.

    mistake: other formulas by the name of the cell. written: what becomes of a value when it is written down.
    """

    def __init__(self, net, W, b, data, mistake=None, written=lambda v: v, before=None):
        self.net, self.weights, self.biases, self.data = net, W, b, data
        self.mistake, self.written, self.before, self.cells = mistake or {}, written, before, {}

    def W(self, k):
        return self.weights[k - 1]

    def b(self, k):
        return self.biases[k - 1]

    def x(self, k):
        return self.X() if k == 1 else self.h(k - 1)

    def y(self, l):
        return self.net.heads[l.head].target(self)

    def pre(self, head):
        return self.net.heads[head].pre(self)

    def right(self, name, *of):
        """What the right rule gives here, from the cells as they are."""
        return self.net.rules[name](self, *of)

    def cell(self, name, *of):
        if (name,) + of not in self.cells:
            rule = self.mistake.get(name, self.net.rules[name])
            try:
                value = np.asarray(rule(self, *of), float)
                value = value if name in ("X", "Y") else self.written(value)  # data are given, not written down
            except (ValueError, IndexError):
                value = None
            self.cells[(name,) + of] = value
        if self.cells[(name,) + of] is None:
            raise Missing(name)
        return self.cells[(name,) + of]

    def X(self):
        return self.cell("X")

    def Y(self):
        return self.cell("Y")

    def a(self, k):
        return self.cell("a", k)

    def h(self, k):
        return self.p("out") if k == self.net.L else self.cell("h", k)

    def p(self, head):
        return self.cell("p", head) if self.net.heads[head].own else self.pre(head)

    def loss(self, l):
        return self.cell("loss", l)

    def dp(self, l):
        return self.cell("dp", l) if self.net.heads[l.head].own else l.scale(self.y(l)) * l.slope(self.p(l.head), self.y(l))

    def dout(self, l):
        return self.cell("dout", l)

    def dh(self, k, l):
        return self.dp(l) if k == self.net.L else self.cell("dh", k, l)

    def da(self, k, l):
        return self.dout(l) if k == self.net.L else self.cell("da", k, l)

    def dW(self, k, l):
        return self.cell("dW", k, l)

    def db(self, k, l):
        return self.cell("db", k, l)

    def nW(self, k):
        return self.cell("nW", k)

    def nb(self, k):
        return self.cell("nb", k)

    def after(self):
        """The worksheet of the next step, which is begun anew."""
        if "after" not in self.cells:
            self.cells["after"] = self.next_step(self.mistake)
        return self.cells["after"]

    def seen_after(self):
        """What is looked at after an update, where a mistake may be made that is not made before it."""
        if "seen" not in self.cells:
            self.cells["seen"] = self.next_step(dict(self.mistake, **self.mistake.get("later", {})))
        return self.cells["seen"]

    def next_step(self, mistake):
        layers = range(1, self.net.L + 1)
        return Sheet(self.net, [self.nW(k) for k in layers], [self.nb(k) for k in layers], self.data, mistake, self.written, self)


class Form:
    """A mistake in one of its forms: other formulas for cells, and what is done before the first one.

    says_nothing: whether it leaves open what becomes of a value, by the name of the question.
    """

    def __init__(self, mistake, written=lambda v: v, draws=None, reads_late=False, says_nothing=lambda question: False, **rules):
        self.mistake, self.rules, self.written, self.draws = mistake, rules, written, draws
        self.reads_late, self.says_nothing = reads_late, says_nothing

    def sheet(self, net, W, b, data):
        if self.draws:
            W, b = self.draws(W, b)
        return Sheet(net, W, b, data, self.rules, self.written)
