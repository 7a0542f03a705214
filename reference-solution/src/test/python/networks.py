"""Values, gradients and updates of whole networks, from NumPy:

    python3 networks.py > ../resources/org/nabla/reference/networks.txt

Gradients are complex-step derivatives of the forward pass: Im f(z + ih) / h, exact to rounding because nothing is
subtracted. So no rule of backpropagation is written down here either.
"""
import numpy as np

STEP = 1e-30


def gradient(loss, leaves, name):
    result = np.zeros(leaves[name].shape)
    for index in np.ndindex(result.shape):
        moved = {k: v.astype(complex) for k, v in leaves.items()}
        moved[name][index] += 1j * STEP
        result[index] = loss(moved).imag / STEP
    return result


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def relu(z, slope=0.0):
    return np.where(z.real > 0, z, slope * z)


def softmax(z, axis):
    e = np.exp(z)
    return e / e.sum(axis=axis, keepdims=True)


def show(name, value):
    print(name, "=", np.array(value, dtype=float).reshape(np.shape(value) or (1, 1)).tolist())


rng = np.random.RandomState(4523)
SIZES = (4, 5, 2, 3)
leaves = {"x": rng.normal(size=(4, 7)), "y": np.eye(3)[:, rng.randint(0, 3, 7)]}
for k in (1, 2, 3):
    leaves[f"W{k}"] = rng.normal(size=(SIZES[k], SIZES[k - 1]))
    leaves[f"b{k}"] = rng.normal(size=(SIZES[k], 1))
shared = {f"b{k}": rng.normal(size=(1, 1)) for k in (1, 2, 3)}
for name, value in leaves.items():
    show(name, value)
for name, value in shared.items():
    show("shared / " + name, value)


def network(hidden, output, loss, bias=True):
    def run(v):
        h = v["x"]
        for k in (1, 2, 3):
            a = v[f"W{k}"] @ h + (v[f"b{k}"] if bias else 0)
            h = output(a) if k == 3 else hidden(a)
        return loss(h, v["y"])
    return run


def cross_entropy(p, y):
    return -(y * np.log(p)).sum(axis=0).mean()


def squared_error(p, y):
    return ((p - y) ** 2).sum(axis=0).mean()


def half_squared_error(p, y):
    return 0.5 * ((p - y) ** 2).sum(axis=0).mean()


def binary_cross_entropy(p, y):
    return -(y * np.log(p) + (1 - y) * np.log(1 - p)).sum(axis=0).mean()


def same(a):
    return a


NETWORKS = {
    "softmax": (network(sigmoid, lambda a: softmax(a, 0), cross_entropy), leaves),
    "tanh": (network(np.tanh, same, squared_error), leaves),
    "3relu": (network(lambda a: 3 * relu(a), same, half_squared_error), leaves),
    "leaky": (network(lambda a: relu(a, 0.1), sigmoid, binary_cross_entropy), leaves),
    "shared": (network(sigmoid, lambda a: softmax(a, 0), cross_entropy), {**leaves, **shared}),
    "unbiased": (network(np.tanh, lambda a: softmax(a, 0), cross_entropy, bias=False), leaves),
}
for name, (loss, at) in NETWORKS.items():
    show(f"{name} / loss", loss(at))
    for leaf in at:
        if name == "unbiased" and leaf.startswith("b") or leaf == "y":
            continue
        show(f"{name} / grad({leaf})", gradient(loss, at, leaf))

# Three steps of every update rule, settings away from their defaults.
LEARNING_RATE = 0.3
tanh_loss = NETWORKS["tanh"][0]
PARAMETERS = [f"{p}{k}" for k in (1, 2, 3) for p in "Wb"]


def updates(step, memory, decay=0.0, decayed=(), ahead=lambda theta, m: theta):
    theta = dict(leaves)
    kept = {p: [np.zeros(leaves[p].shape) for _ in range(memory)] for p in PARAMETERS}
    for t in (1, 2, 3):
        at = {p: (ahead(v, kept[p]) if p in kept else v) for p, v in theta.items()}
        slopes = {p: gradient(tanh_loss, at, p) + (decay * at[p] if p in decayed else 0) for p in PARAMETERS}
        theta = {p: (step(v, slopes[p], kept[p], t) if p in kept else v) for p, v in theta.items()}
        yield t, theta


def gradient_descent(theta, g, m, t):
    return theta - 0.05 * g


def momentum(theta, g, m, t):
    m[0] = 0.7 * m[0] + g
    return theta - 0.05 * m[0]


def rmsprop(theta, g, m, t):
    m[0] = 0.8 * m[0] + 0.2 * g ** 2
    return theta - 0.05 * g / (np.sqrt(m[0]) + 1e-3)


def adam(theta, g, m, t):
    m[0] = 0.8 * m[0] + 0.2 * g
    m[1] = 0.95 * m[1] + 0.05 * g ** 2
    return theta - 0.05 * (m[0] / (1 - 0.8 ** t)) / (np.sqrt(m[1] / (1 - 0.95 ** t)) + 1e-3)


WEIGHTS = ("W1", "W2", "W3")
UPDATES = {
    "gradient-descent": updates(gradient_descent, 0),
    "gradient-descent with decayed weights": updates(gradient_descent, 0, 0.4, WEIGHTS),
    "gradient-descent with everything decayed": updates(gradient_descent, 0, 0.4, PARAMETERS),
    "momentum": updates(momentum, 1),
    "momentum with decayed weights": updates(momentum, 1, 0.4, WEIGHTS),
    "nesterov": updates(momentum, 1, ahead=lambda theta, m: theta - 0.05 * 0.7 * m[0]),
    "nesterov with decayed weights": updates(
        momentum, 1, 0.4, WEIGHTS, ahead=lambda theta, m: theta - 0.05 * 0.7 * m[0]),
    "rmsprop": updates(rmsprop, 1),
    "adam": updates(adam, 2),
    "adam with everything decayed": updates(adam, 2, 0.4, PARAMETERS),
}
for name, steps in UPDATES.items():
    for t, theta in steps:
        for p in PARAMETERS:
            show(f"{name} / {t} / {p}", theta[p])

# Dropout with a given mask, one sample a row, a unit kept with probability 0.8.
mask = rng.binomial(1, 0.8, size=(7, 5)).astype(float)
show("dropout / mask", mask)


def dropout(v):
    h = np.tanh(v["x"].T @ v["W1"].T) * v["mask"] / 0.8
    return ((h @ v["W2"].T) ** 2).sum()


at = {**leaves, "mask": mask}
show("dropout / loss", dropout(at))
for name in ("W1", "W2"):
    show(f"dropout / grad({name})", gradient(dropout, at, name))

# Batch normalisation in training: the mean and the biased variance of the batch, one sample a row.
gamma, beta = rng.normal(size=(1, 5)), rng.normal(size=(1, 5))
show("batchnorm / gamma", gamma)
show("batchnorm / beta", beta)


def normalised(v):
    z = v["x"].T @ v["W1"].T
    centred = z - z.mean(axis=0)
    return v["gamma"] * centred / np.sqrt((centred ** 2).mean(axis=0) + 1e-5) + v["beta"]


def batchnorm(v):
    return (np.tanh(normalised(v)) @ v["W2"].T).sum()


at = {**leaves, "gamma": gamma, "beta": beta}
show("batchnorm / output", normalised(at))
show("batchnorm / loss", batchnorm(at))
for name in ("W1", "gamma", "beta", "x"):
    show(f"batchnorm / grad({name})", gradient(batchnorm, at, name))

# Document 003's classifier after one update with learning rate 1, in plain NumPy.
rng = np.random.RandomState(0)
v = {}
for k in (1, 2, 3):
    v[f"W{k}"], v[f"b{k}"] = rng.rand(3, 3), rng.rand(3, 1)
v["x"], v["y"] = np.array([[1.0], [0], [1]]), np.array([[0.0], [0], [1]])
for name, value in v.items():
    show("classifier / " + name, value)
loss = NETWORKS["softmax"][0]
show("classifier / loss", loss(v))
after = {p: (value - gradient(loss, v, p) if p in PARAMETERS else value) for p, value in v.items()}
for p in PARAMETERS:
    show(f"classifier / grad({p})", gradient(loss, v, p))
show("classifier / after", loss(after))
