"""Graphs of matrices, differentiated backwards by a program, right or with a mistake in it."""
import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


VALUES = {
    "+": lambda x, y: x + y, "-": lambda x, y: x - y, "*": lambda x, y: x * y, "/": lambda x, y: x / y, "@": lambda x, y: x @ y,
    "T": lambda x: x.T, "tanh": np.tanh, "exp": np.exp, "log": np.log, "sqrt": np.sqrt, "abs": np.abs, "square": np.square,
    "negate": lambda x: -x, "sigmoid": sigmoid, "relu": lambda x: np.maximum(x, 0),
    "sum0": lambda x: x.sum(axis=0, keepdims=True), "mean": lambda x: np.array([[x.mean()]])}


def of_shape(g, x):
    """The sum over the copies that were made of x."""
    for axis in (0, 1):
        if x.shape[axis] == 1 and g.shape[axis] > 1:
            g = g.sum(axis=axis, keepdims=True)
    return g


# what each operation makes of the gradient g that comes back to its value v
PULLS = {
    "+": lambda g, v, x, y: (of_shape(g, x), of_shape(g, y)),
    "-": lambda g, v, x, y: (of_shape(g, x), of_shape(-g, y)),
    "*": lambda g, v, x, y: (g * y, g * x),
    "/": lambda g, v, x, y: (g / y, -g * x / y ** 2),
    "@": lambda g, v, x, y: (g @ y.T, x.T @ g),
    "T": lambda g, v, x: (g.T,),
    "tanh": lambda g, v, x: (g * (1 - v ** 2),),
    "exp": lambda g, v, x: (g * v,),
    "log": lambda g, v, x: (g / x,),
    "sqrt": lambda g, v, x: (g * 0.5 / v,),
    "abs": lambda g, v, x: (g * np.sign(x),),
    "square": lambda g, v, x: (2 * g * x,),
    "negate": lambda g, v, x: (-g,),
    "sigmoid": lambda g, v, x: (g * v * (1 - v),),
    "relu": lambda g, v, x: (g * (x > 0),),
    "sum0": lambda g, v, x: (g + 0 * x,),
    "mean": lambda g, v, x: (g / x.size + 0 * x,)}


def column(g, x):
    """As much of g as x has room for."""
    return g[:x.shape[0], :x.shape[1]]


# mistakes in single operations, form by form
WRONG_PULLS = [
    ("activation-derivative-omitted", {k: lambda g, v, x: (g,) for k in ("tanh", "sigmoid")}),
    ("activation-derivative-of-activated-value", {
        "tanh": lambda g, v, x: (g / np.cosh(v) ** 2,), "sigmoid": lambda g, v, x: (g * sigmoid(v) * sigmoid(-v),)}),
    ("output-form-derivative-on-preactivation", {
        "tanh": lambda g, v, x: (g * (1 - x ** 2),), "sigmoid": lambda g, v, x: (g * x * (1 - x),)}),
    ("wrong-activation-derivative", {"tanh": lambda g, v, x: (g * v * (1 - v),)}),
    ("wrong-activation-derivative", {"sigmoid": lambda g, v, x: (g * (1 - v ** 2),)}),
    ("relu-mask-lost", {"relu": lambda g, v, x: (g,)}),
    ("relu-mask-on-gradient", {"relu": lambda g, v, x: (np.maximum(g, 0),)}),
    ("batch-sum-not-mean", {"mean": lambda g, v, x: (g + 0 * x,)}),
    ("bias-gradient-not-summed-over-batch", {"+": lambda g, v, x, y: (column(g, x), column(g, y))}),
    ("quotient-second-operand-sign", {"/": lambda g, v, x, y: (g / y, g * x / y ** 2)}),
    ("subtraction-second-operand-sign", {"-": lambda g, v, x, y: (of_shape(g, x), of_shape(g, y))}),
    ("product-rule-own-operand", {"*": lambda g, v, x, y: (g * x, g * y)}),
    ("log-derivative-of-the-result", {"log": lambda g, v, x: (g / v,)}),
]

# which of the ways on which a value is used reach its gradient
WRONG_USES = [("chain-rule-single-path", "first"), ("chain-rule-single-path", "last"),
              ("gradient-overwritten-at-shared-node", "overwritten"), ("gradient-overwritten-at-shared-node", "last"),
              ("equal-terms-counted-once", "once")]


def evaluated(nodes, leaves, written=lambda v: v):
    values = dict(leaves)
    for name, operation, operands in nodes:
        values[name] = written(VALUES[operation](*[values[o] for o in operands]))
    return values


def gradients(nodes, values, output, pulls=None, uses="all", seed=1.0, written=lambda v: v):
    """Of one output with respect to everything that it is computed from."""
    pulls = dict(PULLS, **(pulls or {}))
    by_name = {name: (operation, operands) for name, operation, operands in nodes}
    reached, stack = {output}, [output]
    while stack:
        for operand in by_name.get(stack.pop(), ("", []))[1]:
            if operand not in reached:
                reached.add(operand)
                stack.append(operand)
    ways = {name: [] for name in reached}  # the way a program takes, so the last use in the graph comes first
    told = {output: seed + 0 * values[output]}

    def total(name):
        found = ways[name]
        if uses == "all":
            return sum(g for _, _, g in found)
        if uses == "overwritten":
            return found[-1][2]
        if uses == "once":
            return sum(g for node, i, g in found if i == min(j for other, j, _ in found if other == node))
        order = [name for name, _, _ in nodes]
        chosen = (min if uses == "first" else max)((node for node, _, _ in found), key=order.index)
        return sum(g for node, _, g in found if node == chosen)

    for name, operation, operands in reversed(nodes):
        if name in reached:
            if name != output:
                told[name] = written(total(name))
            back = pulls[operation](told[name], values[name], *[values[o] for o in operands])
            for i, (operand, g) in enumerate(zip(operands, back)):
                ways[operand].append((name, i, g))
    for name in sorted(reached):
        if name not in told:
            told[name] = written(total(name))
    return told
